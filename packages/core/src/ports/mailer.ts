import type { Abortable } from './abortable.ts';
import type { Jpeg } from './media/frame-reader.ts';

/** A letter about something that happened in the library. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** A page of this server, which the letter leads to: a path such as `/videos/…`. */
  readonly page: string;
  /** The moment as a film: a path of this server. */
  readonly clip?: string;
  /** Pictures that go with it. */
  readonly pictures: readonly Jpeg[];
  /** The same for the same letter: a mailbox that got it twice may know it again. */
  readonly id: string;
}

/** Sends letters through the mail server of the settings. */
export interface Mailer {
  /** Resolves when the server has taken it; rejects with `mail/refused` where it never will, else with `mail/failed`. */
  send(mail: Mail, options: Abortable): Promise<void>;
}
