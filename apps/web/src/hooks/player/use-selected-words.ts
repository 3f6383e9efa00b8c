'use client';

import type { TranscriptLine } from '@frameseek/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { selectedWords, type LinePart, type SelectedWords } from '../../lib/player/selected-words.ts';

/** Marks the element that holds the text of a line, within one that names the line by its beginning: `data-line`. */
export const SAID = 'data-said';
/** Marks what acts upon a selection: a press on it leaves the selection as it is. */
export const ACTS_ON_SELECTION = 'data-acts-on-selection';

/** The words that the browser has selected in a list of lines: by the mouse, by fingers, or by `extendSelection`. `clear` selects nothing. */
export function useSelectedWords(list: RefObject<HTMLElement | null>, lines: readonly TranscriptLine[]): { readonly selected: SelectedWords | undefined; readonly clear: () => void } {
  const [selected, setSelected] = useState<SelectedWords>();
  const latest = useRef(lines);
  useEffect(() => {
    latest.current = lines;
  });
  useEffect(() => {
    const listeners = new AbortController();
    // What moves the lines while they are dragged over would move them away from the pointer.
    let isPressed = false;
    const look = (): void => {
      const [root, selection] = [list.current, document.getSelection()];
      if (!isPressed && root !== null && selection !== null) setSelected(selectedWords(partsIn(root, selection, latest.current)));
    };
    const release = ({ target }: Event): void => {
      isPressed = false;
      if (!(target instanceof Element) || target.closest(`[${ACTS_ON_SELECTION}]`) === null) look();
    };
    document.addEventListener('pointerdown', () => { isPressed = true; }, { signal: listeners.signal });
    for (const type of ['pointerup', 'pointercancel']) document.addEventListener(type, release, { signal: listeners.signal });
    document.addEventListener('selectionchange', look, { signal: listeners.signal });
    return () => listeners.abort();
  }, [list]);
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setSelected(undefined);
  }, []);
  return { selected, clear };
}

/** What a selection holds of each line. */
const partsIn = (root: Element, selection: Selection, lines: readonly TranscriptLine[]): readonly LinePart[] => {
  if (selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  const byStart = new Map(lines.map((line) => [String(line.start), line]));
  return textsIn(root).filter((text) => range.intersectsNode(text)).flatMap((text) => {
    const line = byStart.get(text.closest('[data-line]')?.getAttribute('data-line') ?? '');
    if (line === undefined) return [];
    const before = (node: Node, offset: number): number => lettersBefore(text, node, offset);
    const from = text.contains(range.startContainer) ? before(range.startContainer, range.startOffset) : 0;
    const to = text.contains(range.endContainer) ? before(range.endContainer, range.endOffset) : line.text.length;
    return [{ line, from, to }];
  });
};

const textsIn = (root: Element): readonly Element[] => [...root.querySelectorAll(`[${SAID}]`)];

const lettersBefore = (text: Element, node: Node, offset: number): number => {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  return range.toString().length;
};

/** The keys that select more or less of a transcript, with Shift. */
type SelectionKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** Whether a key selects words with Shift. */
export const isSelectionKey = (key: string): key is SelectionKey => ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key);

/** Selects a word or a line more, or less, as text fields do with Shift; begins at the text of the line `at` where nothing of the list is selected. */
export const extendSelection = (root: Element, at: Element, key: SelectionKey): void => {
  const [selection, texts] = [document.getSelection(), textsIn(root)];
  const text = at.querySelector(`[${SAID}]`);
  if (selection === null || text === null) return;
  if (selection.isCollapsed || !texts.some((one) => one.contains(selection.anchorNode))) selection.collapse(text, 0);
  const isBack = key === 'ArrowLeft' || key === 'ArrowUp';
  if (key === 'ArrowLeft' || key === 'ArrowRight') return selection.modify('extend', isBack ? 'backward' : 'forward', 'word');
  const { focusNode, focusOffset } = selection;
  const index = texts.findIndex((one) => one.contains(focusNode));
  const current = texts[index];
  if (focusNode === null || current === undefined) return;
  const reached = lettersBefore(current, focusNode, focusOffset) === (isBack ? 0 : current.textContent.length);
  const next = reached ? texts[index + (isBack ? -1 : 1)] : current;
  if (next !== undefined) selection.extend(next, isBack ? 0 : next.childNodes.length);
};
