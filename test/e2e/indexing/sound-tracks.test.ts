import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wire, type VideoDetail } from '@frameseek/core';
import type { SearchResult } from '@frameseek/engine';
import { TONES, type Pitch } from '../../film-recipes.ts';
import { ffmpeg } from '../../films.ts';
import { startApi } from '../api-server.ts';
import { openRuntime, openWorkplace } from '../open-runtime.ts';

const { signal } = new AbortController();
const PICTURE = ['-f', 'lavfi', '-i', 'color=c=gray:s=160x90:r=25:d=8'];
/** Two seconds of silence, four of a tone, two of silence; `turned`: the right channel is the left upside down. */
const tone = (pitch: Pitch, { turned = false } = {}): string[] => {
  const wave = `0.5*between(t,2,6)*sin(2*PI*${pitch}*t)`;
  return ['-f', 'lavfi', '-i', `aevalsrc='${turned ? `${wave}|-${wave}` : wave}':s=48000:d=8`];
};
const SILENCE = ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono:d=8'];

interface Case {
  readonly tracks: readonly (readonly string[])[];
  readonly about?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly heard: Pitch;
  readonly note?: string;
}

it('another track is picked for one film: its speech alone is done anew, what was said before answers until then, and it is taken back', async () => {
  await using api = await startApi();
  const path = join(api.workplace.media, 'film.mkv');
  const maps = ['-map', '0:v', '-map', '1:a', '-map', '2:a'];
  const about = ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=deu', '-metadata:s:a:1', 'title=Zweiter Ton'];
  await ffmpeg([...PICTURE, ...tone(220), ...tone(440), ...maps, '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'flac', ...about, path]);
  await api.index(path);
  const detail = async (): Promise<VideoDetail> =>
    wire.videoDetail.parse(await (await api.get(`/api/videos/${api.runtime.engine.videos()[0]?.id ?? ''}`)).json());
  const said = async (): Promise<readonly string[]> => api.runtime.engine.cues((await detail()).id).map(({ text }) => text);
  const before = await detail();
  expect(before).toMatchObject({ transcripts: [{ source: 'recognised', soundTrack: 1 }], probe: { audio: [{}, { language: 'deu', title: 'Zweiter Ton' }] } });
  expect(before.soundTrack).toBeUndefined();
  const pick = async (soundTrack: number | null): Promise<VideoDetail> => {
    expect((await api.send('PATCH', `/api/videos/${before.id}`, { soundTrack })).status).toBe(200);
    expect([TONES[220], TONES[440]]).toContain((await said())[0]);
    await api.ended(api.runtime.engine.jobs({ limit: 1 }));
    return detail();
  };
  const picked = await pick(2);
  expect(picked).toMatchObject({ soundTrack: 2, transcripts: [{ source: 'recognised', soundTrack: 2 }] });
  expect(await said()).toEqual([TONES[440]]);
  // Who speaks is told from the same sound.
  const others = ({ stages }: VideoDetail) => stages.filter(({ stage }) => stage !== 'speech' && stage !== 'speakers');
  expect(others(picked)).toEqual(others(before));
  const { moments } = await api.runtime.engine.search({ query: `"${TONES[220].split(' ').slice(0, 4).join(' ')}"`, limit: 3 }, { signal });
  expect(moments.filter(({ hits }) => hits.some(({ modality }) => modality === 'speech'))).toEqual([]);
  expect((await pick(null)).transcripts).toMatchObject([{ soundTrack: 1 }]);
  expect(await said()).toEqual([TONES[220]]);
  expect((await api.send('PATCH', `/api/videos/${before.id}`, { soundTrack: 3 })).status).toBe(400);
});

it.each<[string, Case]>([
  ['the second track, where the first is silent', { tracks: [SILENCE, tone(440)], heard: 440, note: 'Speech is that of sound track 2 of 2.' }],
  ['the default track of two that are spoken', { tracks: [tone(220), tone(440)], about: ['-disposition:a:0', '0', '-disposition:a:1', 'default'], heard: 440, note: 'sound track 2 of 2' }],
  ['the language of the settings', {
    tracks: [tone(220), tone(440)], about: ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=deu', '-disposition:a:0', 'default'],
    env: { FRAMESEEK_LANGUAGE: 'de' }, heard: 440, note: 'sound track 2 of 2 (deu)',
  }],
  ['the film, not its commentary', { tracks: [tone(220), tone(440)], about: ['-disposition:a:0', 'default+comment'], heard: 440 }],
  ['the film, not what is called a commentary', { tracks: [tone(220), tone(440)], about: ['-metadata:s:a:0', 'title=Director’s commentary'], heard: 440 }],
  ['the track that is picked', { tracks: [tone(220), tone(440)], env: { FRAMESEEK_SOUND_TRACK: '2' }, heard: 440, note: 'sound track 2 of 2' }],
  ['the only track, whatever is picked', { tracks: [tone(440)], env: { FRAMESEEK_SOUND_TRACK: '5' }, heard: 440 }],
  ['a voice whose right channel is its left turned over', { tracks: [tone(440, { turned: true })], about: ['-ac', '2'], heard: 440 }],
])('%s is what is said', async (_, { tracks, about = [], env = {}, heard, note }) => {
  await using place = await openWorkplace();
  const path = join(place.media, 'film.mkv');
  const maps = tracks.flatMap((_track, index) => ['-map', `${index + 1}:a`]);
  await ffmpeg([...PICTURE, ...tracks.flat(), '-map', '0:v', ...maps, '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'flac', ...about, path]);
  await using runtime = await openRuntime(place, env);
  const { jobs } = await runtime.engine.add([path], { signal });
  expect(await runtime.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined })).toMatchObject([{ state: 'done' }]);
  const [video] = runtime.engine.videos();
  expect(runtime.engine.cues(video?.id ?? '').map(({ text }) => text)).toEqual([TONES[heard]]);
  const { moments }: SearchResult = await runtime.engine.search({ query: `"${TONES[heard].split(' ').slice(0, 4).join(' ')}"`, limit: 3 }, { signal });
  expect(moments[0]?.start).toBeGreaterThan(1);
  expect(moments[0]?.end).toBeLessThan(7);
  const speech = video?.stages.find(({ stage }) => stage === 'speech');
  if (note === undefined && tracks.length === 1) expect(speech?.note).toBeUndefined();
  else expect(speech?.note).toContain(note ?? 'sound track 2 of 2');
});
