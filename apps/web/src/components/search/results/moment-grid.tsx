'use client';

import type { SearchResponse } from '@frameseek/core';
import { useMemo } from 'react';
import { useLabels } from '../../../hooks/library/use-labels.ts';
import { useVideos } from '../../../hooks/library/use-videos.ts';
import { useResultsView } from '../../../hooks/search/use-results-view.ts';
import { groupByVideo, sortMoments } from '../../../lib/search/arrange-moments.ts';
import { momentKey } from '../../../lib/search/closer-moments.ts';
import { shownQuery } from '../../../lib/search/query-words.ts';
import { onResultKeys } from '../../../lib/search/result-keys.ts';
import { FIRST_CARDS, MIN_CARD_WIDTH } from '../../ui/card-grid.ts';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { MomentCard } from '../moment-card.tsx';
import { VideoGroupCard } from './video-group-card.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

interface MomentGridProps {
  readonly answer: SearchResponse;
  readonly busy: boolean;
}

/** The moments in the order that was chosen, or the videos that they are of. */
export function MomentGrid({ answer, busy }: MomentGridProps) {
  const { t } = useWords();
  const query = shownQuery(answer.query);
  const { data: library } = useVideos();
  const { labelOf, say } = useLabels(query);
  const { view: { order, grouped } } = useResultsView();
  const known = useMemo(() => new Map(library?.videos.map((video) => [video.id, video])), [library]);
  const moments = useMemo(() => sortMoments(answer.moments, order, known), [answer.moments, order, known]);
  const groups = useMemo(() => groupByVideo(moments), [moments]);
  const hasPicture = (id: string): boolean | undefined => library && known.get(id)?.hasVideo !== false;
  const grid = { minWidth: MIN_CARD_WIDTH, rowClass: 'pb-6', onKeyDown: onResultKeys, busy };
  if (grouped) {
    return (
      <VirtualGrid {...grid} label={t('Videos with moments')} items={groups} keyOf={({ video }) => video.id} height={(column) => cardHeight(column) + 44}>
        {(group, index) => <VideoGroupCard group={group} query={query} duration={known.get(group.video.id)?.duration} hasPicture={hasPicture(group.video.id)} isFirst={index < FIRST_CARDS} />}
      </VirtualGrid>
    );
  }
  return (
    <VirtualGrid {...grid} label={t('Moments')} items={moments} keyOf={momentKey} height={cardHeight}>
      {(moment, index) => (
        <MomentCard
          moment={moment} query={query} matches={answer.match} hasPicture={hasPicture(moment.video.id)} colour={known.get(moment.video.id)?.colour} isFirst={index < FIRST_CARDS} verdict={labelOf(moment)?.verdict}
          {...(query === '' ? {} : { onSay: say })}
        />
      )}
    </VirtualGrid>
  );
}

/** Pixels of picture, title, a line of words, badges and the space below. */
const cardHeight = (column: number): number => (column * 9) / 16 + 112;
