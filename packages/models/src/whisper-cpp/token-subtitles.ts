import type { Word } from '@frameseek/core';

/** `00:00:01.120 --> 00:00:01.480` and the line below it. */
const CUE = /^(\d+):(\d\d):(\d\d)\.(\d{3}) --> (\d+):(\d\d):(\d\d)\.(\d{3})\n(.*)$/gm;

/** Words (seconds) from whisper.cpp's WebVTT with one token a cue: a token that begins with a space begins a word. */
export const tokenSubtitlesToWords = (vtt: string): Word[] => {
  const words: Word[] = [];
  for (const match of vtt.replaceAll('\r\n', '\n').matchAll(CUE)) {
    const text = match[9] ?? '';
    // Brackets hold remarks such as [BLANK_AUDIO] or (music).
    if (text.trim() === '' || /^\s*[[(♪]/.test(text)) continue;
    const [start, end] = [seconds(match.slice(1, 5)), seconds(match.slice(5, 9))];
    const last = words.at(-1);
    if (last !== undefined && !text.startsWith(' ')) words[words.length - 1] = { ...last, text: last.text + text, end };
    else words.push({ text: text.startsWith(' ') ? text : ` ${text}`, start, end });
  }
  return words;
};

const seconds = ([hours = '0', minutes = '0', whole = '0', thousandths = '0']: readonly string[]): number =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1000;
