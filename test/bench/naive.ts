/**
 * The pipeline that most projects use, as the baseline: decode everything, write one JPEG file per second, read each
 * back, and call the model once per picture. `node naive.ts <film> <models folder> <model id> q8|fp32` prints JSON.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AutoProcessor, CLIPVisionModelWithProjection, RawImage, env } from '@huggingface/transformers';

const [film, models, id, dtype] = process.argv.slice(2);
if (film === undefined || models === undefined || id === undefined || (dtype !== 'q8' && dtype !== 'fp32')) throw new Error('naive.ts <film> <models> <model id> q8|fp32');

env.allowRemoteModels = false;
env.localModelPath = models;
const folder = mkdtempSync(path.join(tmpdir(), 'frameseek-naive-'));
try {
  const decoded = spawnSync('ffmpeg', ['-v', 'error', '-i', film, '-vf', 'fps=1', path.join(folder, '%06d.jpg')]);
  if (decoded.status !== 0) throw new Error(decoded.stderr.toString());
  const processor = await AutoProcessor.from_pretrained(id);
  const model = await CLIPVisionModelWithProjection.from_pretrained(id, { dtype });
  const vectors: unknown[] = [];
  for (const name of readdirSync(folder).sort()) {
    const image = await RawImage.read(path.join(folder, name));
    const { image_embeds: embedding } = await model(await processor(image));
    vectors.push(embedding.tolist());
  }
  await model.dispose();
  console.log(JSON.stringify({ frames: vectors.length }));
} finally {
  rmSync(folder, { recursive: true });
}
