import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iou, wire, type SoundEvent } from '@frameseek/core';
import { SOUND_SECONDS, SOUND_TRUTH, soundFilm } from '../../sound-film.ts';
import { startApi, type TestApi } from '../api-server.ts';

/** Share of both together that an event and the sound have in common to be one. */
const SAME = 0.5;

let api: TestApi;
const ids: string[] = [];
const SNRS = [20, 10];
beforeAll(async () => {
  api = await startApi({ FRAMESEEK_READER_MODEL: 'none' });
  for (const snr of SNRS) ids.push((await api.index(await soundFilm(join(api.workplace.media, `sounds-${snr}.mp4`), snr)))[0]?.videoId ?? '');
}, 120_000);
afterAll(() => api[Symbol.asyncDispose]());

const soundsOf = async (id: string | undefined) => wire.soundList.parse(await (await api.get(`/api/videos/${id}/sounds`)).json());

/** Events and sounds of one label that are most alike, each once. */
const paired = (events: readonly SoundEvent[]) => {
  const left = new Set(events);
  return SOUND_TRUTH.flatMap((truth) => {
    const [best] = [...left].filter(({ label }) => label === truth.label).toSorted((a, b) => iou(b, truth) - iou(a, truth));
    if (best === undefined || iou(best, truth) < SAME) return [];
    left.delete(best);
    return [{ truth, event: best }];
  });
};

describe('sounds whose times are known to the millisecond', () => {
  it.each(SNRS.map((snr, index) => [snr, index] as const))('are heard with noise %d dB below them', async (snr, index) => {
    const events = (await soundsOf(ids[index])).events.filter(({ label }) => label !== 'Silence');
    const pairs = paired(events);
    const f1 = (2 * pairs.length) / (events.length + SOUND_TRUTH.length);
    const errors = pairs.map(({ truth, event }) => Math.abs(event.start - truth.start)).toSorted((a, b) => a - b);
    console.log(`${snr} dB: event F1 ${f1.toFixed(3)} (${events.length} events, ${SOUND_TRUTH.length} sounds); onset errors: median ${(errors[Math.floor(errors.length / 2)] ?? NaN).toFixed(3)} s, worst ${(errors.at(-1) ?? NaN).toFixed(3)} s`);
    expect(f1).toBeGreaterThanOrEqual(0.9);
    expect(errors.at(-1)).toBeLessThan(0.5);
  });

  it('are a band of speech and music over the whole time line', async () => {
    const { band } = await soundsOf(ids[0]);
    const kindAt = (at: number) => band.find(({ start, end }) => at >= start && at < end)?.kind;
    expect([band[0]?.start, Math.round(band.at(-1)?.end ?? 0)]).toEqual([0, SOUND_SECONDS]);
    expect([8, 22, 33, 55, 65].map(kindAt)).toEqual(['music', 'speech', 'other', 'music', 'speech']);
  });

  it('are found, filtered and followed by others', async () => {
    const search = async (query: string) => wire.searchResponse.parse(await (await api.get(`/api/search?${new URLSearchParams({ q: query, video: ids[0] ?? '' })}`)).json()).moments;
    const [siren] = await search('sound:siren');
    expect(siren?.hits[0]).toMatchObject({ modality: 'sound', text: 'Siren' });
    expect(SOUND_TRUTH.some((truth) => truth.label === 'Siren' && siren !== undefined && iou(siren, truth) > SAME)).toBe(true);
    const [both] = await search('clapping then sound:whistle within 3s');
    expect([36.745, 40.6].every((at, index) => Math.abs(at - ((index === 0 ? both?.start : both?.end) ?? 0)) < 0.5)).toBe(true);
    expect((await search('sound:siren after:1:00')).map(({ start }) => Math.round(start))).toEqual([71]);
    expect(await (await api.get('/api/videos/missing/sounds')).json()).toMatchObject({ error: { code: 'library/unknown-video' } });
  });
});
