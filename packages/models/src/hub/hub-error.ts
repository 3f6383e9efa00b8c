/** What went wrong between us and the hub, before it becomes a fault with the model's name. */
export class HubError extends Error {
  override readonly name = 'HubError';
  /** `unreachable`: nobody answers, so no other file will come either; `refused`: the answer is no; `broken`: it may work again. */
  readonly kind: 'unreachable' | 'refused' | 'broken';
  /** Milliseconds that the hub asks to wait; 0 where it names no time. */
  readonly retryAfterMs: number;

  constructor(kind: HubError['kind'], message: string, options?: ErrorOptions & { readonly retryAfterMs?: number }) {
    super(message, options);
    this.kind = kind;
    this.retryAfterMs = options?.retryAfterMs ?? 0;
  }
}
