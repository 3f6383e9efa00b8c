import type { collection as messages } from '../de/collection.ts';
import type { Translation } from '../translation.ts';

/** Moments that are kept together, and exports. */
export const collection: Readonly<Record<keyof typeof messages, Translation>> = {
  'Export': '書き出す',
  'One film (MP4)': '1 本の映像（MP4）',
  'Clip, exact (MP4)': 'クリップ・正確（MP4）',
  'Clip, as it is (MP4, at once)': 'クリップ・そのまま（MP4、すぐに）',
  'Moving picture (GIF)': '動く画像（GIF）',
  'Clip for web pages (WebM)': 'ウェブ用クリップ（WebM）',
  'Add to the collection': 'コレクションに追加',
  'Subtitles (SRT)': '字幕（SRT）',
  'Subtitles (WebVTT)': '字幕（WebVTT）',
  'Table (CSV)': '表（CSV）',
  'For programs (JSON)': 'プログラム用（JSON）',
  'This picture (PNG)': 'この画像（PNG）',
  'Exports': '書き出し',
  'Making your file': 'ファイルを作成中',
  'Dismiss {name}': '{name} を閉じる',
  'Cancel {name}': '{name} をキャンセル',
  'Progress of {name}': '{name} の進み具合',
  'For a video editor': '動画編集ソフト用',
  '{name} at {time}': '{name}（{time}）',
  'Clips with their EDL (ZIP)': 'クリップと EDL（ZIP）',
  'Clips with their EDL (ZIP): drag them into another program, or click': 'クリップと EDL（ZIP）：ほかのソフトへドラッグするか、クリックします',
  'Words': '言葉',
  'A slash puts a folder into another: Summer/Italy': 'スラッシュでフォルダーを入れ子にできます：夏/イタリア',
  'To read and print': '読む・印刷する',
  'Page with stills (HTML)': '静止画つきページ（HTML）',
};
