import type { compare as messages } from '../de/compare.ts';
import type { Translation } from '../translation.ts';

/** Two moments side by side. */
export const compare: Readonly<Record<keyof typeof messages, Translation>> = {
  'Compare': '比较',
  'Compare {moment}': '比较{moment}',
  'Compare this place': '比较此处',
  'Now choose the moment to compare it with.': '现在选择要与之比较的片段。',
  'Two moments side by side': '两个片段并排显示',
  '“Compare” is on each result, on each moment of a collection, and in the menu “Share” of the player: choose it for one moment, then for the other.': '每个搜索结果、收藏集中的每个片段以及播放器的“分享”菜单中都有“比较”：先对一个片段选择它，再对另一个片段选择它。',
  'Loading both moments': '正在加载两个片段',
  'First moment': '第一个片段',
  'Second moment': '第二个片段',
  'Its file is gone': '其文件已不在',
  '{moment}: one frame earlier': '{moment}：提前一帧',
  '{moment}: one frame later': '{moment}：推后一帧',
  '{moment}: sound': '{moment}：声音',
  'Both moments': '两个片段',
  'Play both': '同时播放',
  'Pause both': '同时暂停',
  'Both one frame back': '同时后退一帧',
  'Both one frame on': '同时前进一帧',
  'Back to the two moments': '回到这两个片段',
  'Speed of both': '两者的速度',
  'Copy the link': '复制链接',
  'Place of both': '两者的位置',
  '{seconds} s from the two moments': '距这两个片段 {seconds} 秒',
};
