/** One line of a transcript as the player shows it; seconds. */
export interface TranscriptCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const TIMING = /^(?:(\d+):)?(\d{2}):(\d{2}\.\d{3})\s+-->\s+(?:(\d+):)?(\d{2}):(\d{2}\.\d{3})/;

/** The cues of a WebVTT file, without markup, settings, notes and styles. */
export function parseVtt(vtt: string): readonly TranscriptCue[] {
  return vtt.replaceAll('\r\n', '\n').split(/\n{2,}/).flatMap((block) => {
    const lines = block.split('\n');
    const index = lines.findIndex((line) => TIMING.test(line));
    const timing = TIMING.exec(lines[index] ?? '');
    if (timing === null) return [];
    const [, startHours, startMinutes, startSeconds, endHours, endMinutes, endSeconds] = timing;
    const text = plain(lines.slice(index + 1).join(' '));
    if (text === '') return [];
    return [{ start: toSeconds(startHours, startMinutes, startSeconds), end: toSeconds(endHours, endMinutes, endSeconds), text }];
  });
}

const toSeconds = (hours = '0', minutes = '0', seconds = '0'): number =>
  Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&lrm;': '', '&rlm;': '',
};

const plain = (markup: string): string =>
  markup.replaceAll(/<[^<>]*>/g, '').replaceAll(/&[a-z]+;/g, (entity) => ENTITIES[entity] ?? entity).trim();
