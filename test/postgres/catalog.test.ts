import { openPostgresCatalog } from '@frameseek/store';
import { catalogContract } from '@frameseek/core/testing';
import { afterAll, describe } from 'vitest';
import { postgresPrograms, startPostgres } from './postgres-server.ts';

const programs = postgresPrograms();

/** Makes a catalog as empty as a new one, in a hundredth of the time that making a new one takes. */
const EMPTIED = `
  SET session_replication_role = replica; SET search_path = frameseek;
  DO $$ DECLARE one TEXT; BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'frameseek' AND tablename NOT IN ('catalog_version', 'counter', 'library') LOOP
      EXECUTE format('DELETE FROM %I', one);
    END LOOP;
  END $$;
  UPDATE counter SET value = 1`;

describe.skipIf(programs === undefined)('on a real server', async () => {
  if (programs === undefined) return;
  const server = await startPostgres(programs);
  afterAll(() => server.remove());
  const url = server.url('contract');
  openPostgresCatalog(url).close();
  let last: string | undefined;

  catalogContract({
    name: 'PostgreSQL',
    open: (place, now) => {
      if (place !== last) server.sql(EMPTIED, 'contract');
      last = place;
      return openPostgresCatalog(url, { now });
    },
  });
});
