import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diarizationError, wire } from '@frameseek/core';
import { VOICES, canSpeak, dialogueFilm, type Dialogue } from '../../dialogue-film.ts';
import { startApi, type TestApi } from '../api-server.ts';

/** How many people speak in each dialogue. */
const PEOPLE = [2, 3, 4, 5];

describe.skipIf(!(await canSpeak()))('dialogues of voices made by espeak-ng (which must be installed)', () => {
  let api: TestApi;
  const dialogues: (Dialogue & { readonly id: string })[] = [];
  beforeAll(async () => {
    api = await startApi({ FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_TAGGER_MODEL: 'none', FRAMESEEK_VISUAL_MODEL: 'none' });
    for (const [index, people] of PEOPLE.entries()) {
      const voices = Array.from({ length: people }, (_, n) => VOICES[(index * 3 + n) % VOICES.length] ?? '');
      const dialogue = await dialogueFilm(join(api.workplace.media, `dialogue-${people}.mp4`), voices, people);
      dialogues.push({ ...dialogue, id: (await api.index(dialogue.path))[0]?.videoId ?? '' });
    }
  }, 240_000);
  afterAll(() => api[Symbol.asyncDispose]());

  const speakersOf = async (id: string) => wire.speakerList.parse(await (await api.get(`/api/videos/${id}/speakers`)).json());

  it('are told apart: the diarization error rate is at most 0.15', async () => {
    const errors = [];
    for (const { id, turns } of dialogues) {
      const { speakers, turns: told } = await speakersOf(id);
      const error = diarizationError(turns, told);
      errors.push(error.rate);
      const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
      console.log(`${new Set(turns.map(({ speaker }) => speaker)).size} voices, ${speakers.length} told: DER ${percent(error.rate)} (missed ${percent(error.missed)}, false alarm ${percent(error.falseAlarm)}, confused ${percent(error.confused)})`);
    }
    const mean = errors.reduce((sum, rate) => sum + rate, 0) / errors.length;
    console.log(`mean DER ${mean.toFixed(3)}, worst ${Math.max(...errors).toFixed(3)}, collar 0.25 s`);
    expect(mean).toBeLessThanOrEqual(0.15);
  });

  it('are searched, captioned and exported under the names that people give', async () => {
    const [{ id, turns, lines } = { id: '', turns: [], lines: [] }] = dialogues;
    const named = await api.send('PATCH', `/api/videos/${id}/speakers`, { number: 1, name: ' Ada ' });
    expect(wire.speakerList.parse(await named.json()).speakers[0]).toMatchObject({ name: 'Ada', label: 'Ada' });
    const theirs = lines.filter((_, index) => turns[index]?.speaker === turns[0]?.speaker);
    const transcript = wire.transcript.parse(await (await api.get(`/api/videos/${id}/transcript`)).json());
    expect(transcript.lines.filter(({ speaker }) => speaker === 'Ada').map(({ text }) => text)).toEqual(theirs.map(({ text }) => text));
    expect(await (await api.get(`/api/videos/${id}/transcript.vtt`)).text()).toContain(`<v Ada>${theirs[0]?.text}`);
    const word = theirs[0]?.text.split(' ')[1] ?? '';
    const { moments } = wire.searchResponse.parse(await (await api.get(`/api/search?${new URLSearchParams({ q: `speaker:ada said:${word}` })}`)).json());
    expect(moments[0]).toMatchObject({ video: { id }, hits: [{ modality: 'speech' }] });
    expect(await (await api.send('PATCH', `/api/videos/${id}/speakers`, { number: 9, name: 'Eve' })).json()).toMatchObject({ error: { code: 'input/invalid' } });
    expect(await (await api.get('/api/videos/missing/speakers')).json()).toMatchObject({ error: { code: 'library/unknown-video' } });
  });
});
