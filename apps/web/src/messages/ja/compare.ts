import type { compare as messages } from '../de/compare.ts';
import type { Translation } from '../translation.ts';

/** Two moments side by side. */
export const compare: Readonly<Record<keyof typeof messages, Translation>> = {
  'Compare': '比較',
  'Compare {moment}': '{moment} を比較',
  'Compare this place': 'この位置を比較',
  'Now choose the moment to compare it with.': '比較する相手の場面を選んでください。',
  'Two moments side by side': '2 つの場面を並べて表示',
  '“Compare” is on each result, on each moment of a collection, and in the menu “Share” of the player: choose it for one moment, then for the other.': '「比較」は検索結果、コレクションの各場面、プレーヤーの「共有」メニューにあります。1 つ目の場面で選び、続けてもう1 つの場面で選んでください。',
  'Loading both moments': '2 つの場面を読み込んでいます',
  'First moment': '1 つ目の場面',
  'Second moment': '2 つ目の場面',
  'Its file is gone': 'ファイルが見つかりません',
  '{moment}: one frame earlier': '{moment}：1 フレーム前へ',
  '{moment}: one frame later': '{moment}：1 フレーム後へ',
  '{moment}: sound': '{moment}：音声',
  'Both moments': '両方の場面',
  'Play both': '両方を再生',
  'Pause both': '両方を一時停止',
  'Both one frame back': '両方を1 フレーム戻す',
  'Both one frame on': '両方を1 フレーム進める',
  'Back to the two moments': '2 つの場面に戻る',
  'Speed of both': '両方の速度',
  'Copy the link': 'リンクをコピー',
  'Place of both': '両方の位置',
  '{seconds} s from the two moments': '2 つの場面から {seconds} 秒',
};
