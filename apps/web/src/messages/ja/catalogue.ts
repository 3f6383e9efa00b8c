import type { Catalogue } from '../message.ts';
import { access } from './access.ts';
import { adding } from './adding.ts';
import { ask } from './ask.ts';
import { browse } from './browse.ts';
import { collection } from './collection.ts';
import { compare } from './compare.ts';
import { environmentWords } from './server/environment-words.ts';
import { faults } from './faults.ts';
import { insights } from './insights.ts';
import { jobs } from './jobs.ts';
import { keys } from './keys.ts';
import { library } from './library.ts';
import { live } from './live.ts';
import { objects } from './objects.ts';
import { player } from './player.ts';
import { reports } from './reports.ts';
import { search } from './search.ts';
import { serverWords } from './server/server-words.ts';
import { settingWords } from './server/setting-words.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';

/**
 * Japanese, in です・ます. clip: クリップ; moment: 場面; collection: コレクション; index: インデックス; tag: タグ; range: 範囲;
 * shot: ショット; stream: ストリーム; evidence: 根拠; job: ジョブ; share link: 共有リンク; to ring: 通知する.
 */
export const catalogue: Catalogue = {
  messages: {
    ...access,
    ...adding,
    ...ask,
    ...browse,
    ...collection,
    ...compare,
    ...insights,
    ...jobs,
    ...keys,
    ...library,
    ...live,
    ...objects,
    ...player,
    ...reports,
    ...search,
    ...settings,
    ...shell,
    ...terms,
  },
  faults,
  server: { ...settingWords, ...environmentWords, ...serverWords },
};
