import { Fault, tagList } from '@frameseek/core';
import { findVideo } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import { withRuntime, type Session } from '../../session/session.ts';
import { printable } from '../../terminal/format.ts';

interface TagOptions {
  /** Take the named tags away; all of them where none is named. */
  readonly remove?: true;
}

/** `tag`: adds tags to a video or takes them away, and says which it has; without any it only says. */
export const tagVideo = (session: Session, { video: named, tags }: { readonly video: string; readonly tags: readonly string[] }, { remove }: TagOptions): Promise<ExitCode> =>
  withRuntime(session, ({ engine }) => {
    const { id, tags: before = [] } = findVideo(engine.videos(), named);
    const gone = new Set(tags.map((tag) => tag.toLowerCase()));
    const kept = before.filter((tag) => tags.length > 0 && !gone.has(tag.toLowerCase()));
    if (remove) engine.setTags(id, kept);
    else if (tags.length > 0) engine.setTags(id, checked([...before, ...tags]));
    const { title, tags: after = [] } = engine.record(id);
    console.log(`${printable(title)}: ${after.length === 0 ? 'no tags' : after.map(printable).join(', ')}`);
    return Promise.resolve(EXIT.done);
  });

const checked = (tags: readonly string[]): readonly string[] => {
  const parsed = tagList.safeParse(tags);
  if (parsed.success) return parsed.data;
  throw new Fault('input/invalid', { problems: parsed.error.issues.map(({ message }) => message) });
};
