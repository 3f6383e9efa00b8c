'use client';

import type { Permission } from '@frameseek/core';
import { whoAmI } from '../../lib/api/api-access.ts';
import { useSharedQuery } from '../ui/use-shared-query.ts';

/** Who this browser is to the server, and what they may. */
export const useSession = () => useSharedQuery({ queryKey: ['session'], queryFn: whoAmI, staleTime: 60_000 });

/** Whether whoever is signed in may do something; taken for granted until it is known, as on a server that nobody signs in to. */
export const useMay = (wanted: Permission): boolean => useSession().data?.permissions.includes(wanted) ?? true;
