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
 * Simplified Chinese, to a reader addressed as “你”. clip: 剪辑; moment: 片段; collection: 收藏集; index: 索引; tag: 标签; range: 区间;
 * shot: 镜头; stream: 直播流; evidence: 依据; job: 任务; share link: 分享链接; to ring: 提醒.
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
