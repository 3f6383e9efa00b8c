'use client';

import type { Permission } from '@frameseek/core';
import { useQuery } from '@tanstack/react-query';
import { whoAmI } from '../../lib/api/api-access.ts';

/** Who this browser is to the server, and what they may. */
export const useSession = () => useQuery({ queryKey: ['session'], queryFn: whoAmI, staleTime: 60_000 });

/** Whether whoever is signed in may do something; taken for granted until it is known, as on a server that nobody signs in to. */
export const useMay = (wanted: Permission): boolean => useSession().data?.permissions.includes(wanted) ?? true;
