'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import * as api from '../../lib/api/api-backups.ts';
import { useMay } from '../access/use-session.ts';

const KEY = ['backups'];
/** How often it is looked whether a backup is made, in milliseconds. */
const LOOK_MS = 1_500;

/** The backups of the library, for those who may make them; looked at again while one is being made. */
export function useBackups() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: api.backups, enabled: useMay('admin'), refetchInterval: ({ state: { data } }) => (data?.making === true ? LOOK_MS : false) });
  const backups = query.data?.backups.length;
  const before = useRef(backups);
  useEffect(() => {
    // What is kept where has changed with them.
    if (before.current !== undefined && before.current !== backups) void client.invalidateQueries({ queryKey: ['storage'] });
    before.current = backups;
  }, [client, backups]);
  return query;
}

/** Makes backups, deletes them, and puts one in the place of the library. Their failures are shown beside them. */
export function useBackupActions() {
  const client = useQueryClient();
  const onSettled = async (): Promise<void> => await client.invalidateQueries({ queryKey: KEY });
  return {
    make: useMutation({ mutationFn: api.makeBackup, onSuccess: (list) => client.setQueryData(KEY, list) }),
    remove: useMutation({ mutationFn: api.removeBackup, onSettled }),
    restore: useMutation({ mutationFn: api.restoreBackup, onSettled: async () => await client.invalidateQueries() }),
  };
}
