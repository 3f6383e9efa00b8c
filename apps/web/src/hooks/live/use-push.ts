'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../../lib/api/api-error.ts';
import { pushKey, subscribe, unsubscribe } from '../../lib/api/api-push.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** Whether this browser is notified of what rings, and how that is changed: it is asked for leave only then. `unable`: it notifies nobody from this address. */
export function usePush(): { readonly state: 'unable' | 'on' | 'off' | undefined; readonly toggle: () => void } {
  const words = useWords();
  const { notify } = useNotices();
  const client = useQueryClient();
  const { data: state } = useQuery({ queryKey: ['push'], queryFn: look });
  const change = useMutation({
    mutationFn: state === 'on' ? leave : join,
    onSuccess: (isDone) => {
      if (!isDone) notify({ kind: 'bad', text: words.t('This browser does not let Frameseek notify you. It can be allowed beside the address.') });
    },
    onError: (failed: Error) => notify({ kind: 'bad', text: errorMessage(failed, words) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['push'] }),
  });
  return { state, toggle: () => change.mutate() };
}

const manager = async (): Promise<PushManager> => (await navigator.serviceWorker.ready).pushManager;

const look = async (): Promise<'unable' | 'on' | 'off'> => {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unable';
  return (await (await manager()).getSubscription()) === null ? 'off' : 'on';
};

/** False where the browser is not allowed to. */
const join = async (): Promise<boolean> => {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const subscription = await (await manager()).subscribe({ userVisibleOnly: true, applicationServerKey: await pushKey() });
  await subscribe(subscription.toJSON());
  return true;
};

const leave = async (): Promise<boolean> => {
  const subscription = await (await manager()).getSubscription();
  if (subscription === null) return true;
  await unsubscribe(subscription.endpoint);
  return await subscription.unsubscribe();
};
