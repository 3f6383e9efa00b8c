/** How ffmpeg (which brings ffprobe) is installed on this kind of machine. */
export const installHint = (platform: NodeJS.Platform = process.platform): string => {
  if (platform === 'darwin') return 'Install ffmpeg: brew install ffmpeg';
  if (platform === 'win32') return 'Install ffmpeg: winget install Gyan.FFmpeg (or scoop install ffmpeg, choco install ffmpeg), and open a new terminal';
  return 'Install ffmpeg: sudo apt-get install ffmpeg (or the package of your distribution)';
};
