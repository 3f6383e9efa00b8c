import { shownPath } from '../files/path-bytes.ts';
import type { Fault, FaultCode, FaultFacts } from './fault.ts';

type Words = { [Code in FaultCode]: (facts: FaultFacts[Code]) => string };

/** What a person reads for each fault: what happened, and what to do. One sentence or two, no jargon. */
const WORDS: Words = {
  'file/missing': ({ path }) => `There is no file or folder at ${path}. Check the path.`,
  'file/forbidden': ({ path, wanted }) =>
    wanted === 'write'
      ? `${path} may not be written to. Give this user the right to, or choose another folder.`
      : `${path} may not be read. Give this user the right to read it.`,
  'file/empty': ({ path }) => `${path} is empty (0 bytes). Copy it again from its source.`,
  'file/outside-media': ({ path, allowed }) =>
    `${path} is outside the media folders (${allowed.join(', ')}). Move it there, or add its folder to FRAMESEEK_MEDIA.`,
  'file/disk-full': ({ path }) => `The disk that holds ${path} is full. Free some space, then try again.`,
  'file/unreadable': ({ path, reason }) => `${path} cannot be read: ${reason}.`,
  'subtitle/unread': ({ path, reason }) => `The subtitles ${path} are not read: ${reason}.`,
  'subtitle/encoding': ({ path, likely }) =>
    `The subtitles ${path} are not read, as their encoding cannot be told${likely.length === 0 ? '' : ` (perhaps ${likely.join(' or ')})`}. Save them as UTF-8, put their language into the name (film.ru.srt), or set FRAMESEEK_SUBTITLE_ENCODING.`,
  'subtitle/partly-read': ({ path, lines, of, reason }) => `${lines} of the ${of} lines of the subtitles ${path} are left out: ${reason}.`,
  'media/unreadable': ({ path, reason }) => `${path} is not a video or sound file that can be read: ${reason}. Copy it again from its source, or convert it.`,
  'media/decode-failed': ({ path, reason }) => `${path} is damaged: ${reason}. What could be read is kept.`,
  'media/no-such-stream': ({ path, wanted }) => `${path} has no ${wanted === 'video' ? 'picture' : 'sound'}.`,
  'media/timeout': ({ path, limitMs }) => `Reading ${path} took longer than ${Math.round(limitMs / 1000)} s and was stopped.`,
  'tool/missing': ({ tool, install }) => `${tool} is not installed. ${install}`,
  'tool/failed': ({ tool, reason }) => `${tool} failed: ${reason}.`,
  'model/unavailable': ({ model, reason, remedy }) => `The model ${model} cannot be had: ${reason}. ${remedy}`,
  'model/download-failed': ({ model, url, reason }) =>
    `The model ${model} could not be downloaded from ${url}: ${reason}. Check the network, or set HF_ENDPOINT to a mirror.`,
  'model/checksum': ({ model, file }) =>
    `${file} of the model ${model} is not the published file. It was removed; run "frameseek models pull" to fetch it again.`,
  'model/broken': ({ model, reason }) =>
    `The files of the model ${model} cannot be loaded: ${reason}. Remove them and run "frameseek models pull".`,
  'model/failed': ({ model, reason }) => `The model ${model} failed: ${reason}.`,
  'model/refused': ({ model, reason }) => `The model ${model} may not be used: ${reason}. Check the key and the name of the model in the settings.`,
  'model/busy': ({ model, retryAfterMs }) =>
    `The model ${model} has too much to do${retryAfterMs === undefined ? '' : ` for another ${Math.ceil(retryAfterMs / 1000)} s`}. Try again then.`,
  'model/nonsense': ({ model, reason }) =>
    `The model ${model} gave no usable answer, though it was asked twice: ${reason}. Try again, or choose another model.`,
  'model/over-budget': ({ limit, spent, setting }) =>
    `The limit of ${limit} for language models is reached (${spent}). Raise ${setting} to go on.`,
  'store/unavailable': ({ store, reason }) => `The store ${store} does not answer: ${reason}. Is it running?`,
  'store/failed': ({ store, reason }) => `The store ${store} failed: ${reason}.`,
  'store/space-mismatch': ({ space, expected, actual }) =>
    `An embedding of ${actual} numbers does not belong to ${space}, which has ${expected}.`,
  'library/unknown-video': ({ id }) => `No video has the id ${id}. It may have been removed.`,
  'library/unknown-job': ({ id }) => `No job has the id ${id}.`,
  'library/unknown-label': ({ id }) => `No label has the id ${id}. It may have been taken back.`,
  'library/unknown-collection': ({ id }) => `No collection has the id ${id}. It may have been deleted.`,
  'library/unknown-conversation': ({ id }) => `No conversation has the id ${id}. It may have been deleted.`,
  'library/unknown-report': ({ id }) => `No report has the id ${id}. It may have been deleted.`,
  'library/unknown-task': ({ id }) => `No task has the id ${id}.`,
  'library/unknown-stream': ({ id }) => `No stream has the id ${id}.`,
  'library/unknown-alert': ({ id }) => `No alert has the id ${id}.`,
  'library/unknown-user': ({ id }) => `There is nobody with the name or id ${id}.`,
  'library/unknown-pass': ({ id }) => `No session, token or link has the id ${id}. It may have been revoked.`,
  'library/nothing-made': ({ key }) => `There is no “${key}” of this video yet. Have it made first.`,
  'query/empty': () => 'The query is empty. Type what you remember of the moment.',
  'query/too-long': ({ length, limit }) => `The query has ${length} characters; at most ${limit} are possible.`,
  'query/too-complex': ({ clauses, limit }) =>
    `The query asks for ${clauses} things; at most ${limit} are possible. Leave out some of its steps, fields or words with a minus.`,
  'input/invalid': ({ problems }) => `Something in the request is wrong: ${problems.join('; ')}.`,
  'config/invalid': ({ problems }) => `Some settings are wrong: ${problems.join('; ')}.`,
  'url/refused': ({ url, reason }) => `${url} is not fetched: ${reason}.`,
  'mail/failed': ({ server, reason }) => `${server} did not take the letter: ${reason}. Look at FRAMESEEK_SMTP_URL.`,
  'broker/failed': ({ server, reason }) => `The MQTT broker ${server} cannot be told: ${reason}. Look at FRAMESEEK_MQTT_URL.`,
  'mail/refused': ({ to, reason }) => `A letter to ${to} was refused: ${reason}.`,
  'url/failed': ({ url, reason }) => `${url} could not be fetched: ${reason}. Check the address, then try again.`,
  'url/not-media': ({ url, type }) =>
    `What lies at ${url} is not a video or sound file (its type is ${type}). Give the address of the file itself, not of a page that shows it.`,
  'server/port-taken': ({ port, setting }) =>
    `Port ${port} is taken by another program. Stop it, or choose another port with ${setting}.`,
  'server/failed': ({ server, reason }) => `The ${server} failed: ${reason}`,
  'server/unknown-route': ({ method, path }) => `There is no ${method} ${path}. /api/docs lists what there is.`,
  'server/wrong-method': ({ method, path, allowed }) => `${path} does not take ${method}. It takes ${allowed.join(', ')}.`,
  'server/too-large': ({ limitBytes }) =>
    `More was sent than the server takes (${Math.max(1, Math.round(limitBytes / 1_000_000))} MB). Large videos are better added by their path.`,
  'server/busy': ({ retryAfterMs }) => `The server has too much to do. Try again in ${Math.ceil(retryAfterMs / 1000)} s.`,
  'auth/foreign-site': ({ site }) =>
    `A request that came through ${site} is refused, because only this server's own pages may use it. Open the app by its own address.`,
  'auth/refused': ({ by }) => REFUSALS[by],
  'auth/forbidden': ({ needs }) => `You may not do this here: it needs the permission “${needs}”. Ask somebody who administers this library.`,
  'auth/link-ended': () => 'This link opens nothing: it has expired, was revoked, or was not copied whole.',
  'auth/required': () => 'This server has to know who asks. Sign in, or send a token as "Authorization: Bearer <token>".',
};

const REFUSALS: FaultWordsOfRefusal = {
  token: 'This is not the token of this server.',
  password: 'The name or the password is not right.',
  provider: 'Whoever you are to the provider, nobody of that name may use this library. Ask somebody who administers it to add you.',
};
type FaultWordsOfRefusal = Readonly<Record<FaultFacts['auth/refused']['by'], string>>;

/** The sentence a person reads for this fault. */
export const faultMessage = <Code extends FaultCode>(fault: Fault<Code>): string => shownPath(WORDS[fault.code](fault.facts));
