import type { Catalogue } from '../message.ts';
import { faults } from './faults.ts';
import { keys } from './keys.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';

/**
 * Japanese, in です・ます. clip: クリップ; moment: 場面; collection: コレクション; index: インデックス; tag: タグ; range: 範囲;
 * shot: ショット; stream: ストリーム; evidence: 根拠; job: ジョブ; share link: 共有リンク; to ring: 通知する.
 */
export const catalogue: Catalogue = {
  messages: {
    ...keys,
    ...search,
    ...shell,
    ...terms,
  },
  faults,
};
