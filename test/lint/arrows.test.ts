import { describe, expect, it } from 'vitest';
import { whyForbidden } from '../../scripts/lint/arrows.ts';

describe('the arrows between the parts', () => {
  it.each([
    ['packages/core/src/ids.ts', 'uuid'],
    ['packages/core/src/wire.ts', './domain.ts'],
    ['packages/media/src/ffmpeg.ts', 'node:child_process'],
    ['packages/models/src/whisper-cpp.ts', 'node:child_process'],
    ['apps/cli/src/serve/program-group.ts', 'node:child_process'],
    ['packages/engine/src/ingest.ts', '@frameseek/core'],
    ['packages/runtime/src/index.ts', '@frameseek/store'],
    ['apps/web/src/app/page.tsx', 'next/link'],
    ['apps/cli/src/main.ts', '@frameseek/runtime'],
    ['scripts/setup.mjs', 'node:child_process'],
  ])('%s may import %s', (file, source) => {
    expect(whyForbidden(file, source)).toBeUndefined();
  });

  it.each([
    ['packages/core/src/ids.ts', 'node:crypto'],
    ['packages/core/src/ids.ts', '@frameseek/engine'],
    ['packages/engine/src/ingest.ts', '@frameseek/media'],
    ['packages/engine/src/ingest.ts', 'fluent-ffmpeg'],
    ['packages/engine/src/ingest.ts', 'node:child_process'],
    ['packages/models/src/clip.ts', 'node:child_process'],
    ['packages/media/src/clip.ts', 'onnxruntime-node'],
    ['packages/models/src/cache.ts', 'node:sqlite'],
    ['packages/runtime/src/index.ts', '@frameseek/store/src/catalog.ts'],
    ['apps/api/src/main.ts', '@frameseek/engine'],
    ['apps/web/src/app/page.tsx', '@frameseek/runtime'],
    ['apps/cli/src/main.ts', '@lancedb/lancedb'],
    ['apps/api/src/main.ts', 'pino'],
    ['packages/engine/src/ingest.ts', '@opentelemetry/api'],
    ['packages/store/src/catalog.ts', 'prom-client'],
  ])('%s may not import %s', (file, source) => {
    expect(whyForbidden(file, source)).toBeTypeOf('string');
  });
});
