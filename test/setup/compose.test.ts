import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const service = z.object({
  profiles: z.array(z.string()).optional(),
  restart: z.string(),
  user: z.string().optional(),
  build: z.object({ target: z.string() }).optional(),
  read_only: z.boolean().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string(), required: z.boolean().optional() })).default({}),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string() }) }) }).optional(),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }),
});
const file = join(import.meta.dirname, '../../docker-compose.yml');
const { services, volumes } = z.object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) }).parse(parse(readFileSync(file, 'utf8')));

it('begins again what ends, tells whether it is well, and waits for what is there', () => {
  expect(Object.keys(services).toSorted()).toEqual(['api', 'postgres', 'qdrant', 'web', 'worker']);
  expect(Object.keys(volumes).toSorted()).toEqual(['data', 'postgres', 'qdrant']);
  for (const [name, { restart, depends_on: needs, profiles }] of Object.entries(services)) {
    expect(restart, name).toBe('unless-stopped');
    for (const [other, { required = true }] of Object.entries(needs)) {
      const isThere = services[other]?.profiles === undefined || services[other].profiles.every((profile) => profiles?.includes(profile));
      expect(isThere || !required, `${name} waits for ${other}`).toBe(true);
    }
  }
});

it('has workers and their database without root, with limits, and a file system that nobody writes to', () => {
  const spread = Object.entries(services).filter(([, { profiles }]) => profiles?.includes('scale'));
  expect(spread.map(([name]) => name)).toEqual(['postgres', 'worker']);
  for (const [name, { user, build, read_only: isReadOnly, deploy }] of spread) {
    // The image that is built runs as `node`.
    expect(user ?? build?.target, name).toMatch(/^(postgres|api)$/);
    expect(isReadOnly, name).toBe(true);
    expect(deploy?.resources.limits, name).toBeDefined();
  }
});

it('gives a worker what the API has of the library', () => {
  for (const name of ['QDRANT_URL', 'FRAMESEEK_DATABASE_URL', 'FRAMESEEK_LIBRARY', 'FRAMESEEK_MODELS', 'FRAMESEEK_MEDIA']) {
    expect(services['worker']?.environment[name], name).toBe(services['api']?.environment[name]);
    expect(services['worker']?.environment[name], name).toBeDefined();
  }
});
