import type { collection as messages } from '../de/collection.ts';
import type { Translation } from '../translation.ts';

/** Moments that are kept together, and exports. */
export const collection: Readonly<Record<keyof typeof messages, Translation>> = {
  'Export': '导出',
  'One film (MP4)': '合成一部影片 (MP4)',
  'Clip, exact (MP4)': '剪辑，精确 (MP4)',
  'Clip, as it is (MP4, at once)': '剪辑，原样 (MP4，立即)',
  'Moving picture (GIF)': '动图 (GIF)',
  'Clip for web pages (WebM)': '网页用剪辑 (WebM)',
  'Add to the collection': '加入收藏集',
  'Subtitles (SRT)': '字幕 (SRT)',
  'Subtitles (WebVTT)': '字幕 (WebVTT)',
  'Table (CSV)': '表格 (CSV)',
  'For programs (JSON)': '供程序使用 (JSON)',
  'This picture (PNG)': '此画面 (PNG)',
  'Exports': '导出任务',
  'Making your file': '正在生成文件',
  'Dismiss {name}': '关闭 {name}',
  'Cancel {name}': '取消 {name}',
  'Progress of {name}': '{name} 的进度',
  'For a video editor': '供视频编辑软件使用',
  '{name} at {time}': '{name}（{time}）',
  'Clips with their EDL (ZIP)': '片段及其 EDL（ZIP）',
  'Clips with their EDL (ZIP): drag them into another program, or click': '片段及其 EDL（ZIP）：拖到其他程序，或点击',
  'Words': '文字',
  'A slash puts a folder into another: Summer/Italy': '用斜杠将文件夹放入另一个文件夹：夏天/意大利',
  'To read and print': '阅读和打印',
  'Page with stills (HTML)': '带静帧的网页 (HTML)',
};
