// Failures: one error type, and the sentence that people read.
export * from './faults/error-message.ts';
export * from './faults/fault-message.ts';
export * from './faults/fault-note.ts';
export * from './faults/fault.ts';
export * from './faults/system-fault.ts';

// Spans, frame rates and time codes.
export * from './time/daily-hours.ts';
export * from './time/frame-window.ts';
export * from './time/position-hint.ts';
export * from './time/span.ts';
export * from './time/times-within.ts';
export * from './time/notation/clock-time.ts';
export * from './time/notation/frame-rate.ts';
export { frameToTimeCode, isDropFrame, sourceNumbering, timeCodeToFrame } from './time/notation/time-code.ts';

// Names and paths of media files.
export * from './files/file-path.ts';
export * from './files/left-out.ts';
export * from './files/media-files.ts';
export * from './files/subtitle-names.ts';
export * from './files/path-bytes.ts';

// Pipelines of async iterables.
export * from './concurrency/async-iterables.ts';

// The words of Frameseek, one a file: the glossary.
export * from './domain/audio.ts';
export type * from './domain/embedding.ts';
export type * from './domain/frame.ts';
export * from './domain/modality.ts';
export type * from './domain/moment.ts';
export * from './domain/object-track.ts';
export * from './domain/scan.ts';
export * from './domain/screen-text.ts';
export * from './domain/segment-id.ts';
export type * from './domain/segment.ts';
export type * from './domain/sound.ts';
export * from './domain/speaker.ts';
export * from './domain/stage.ts';
export * from './domain/transcript.ts';
export * from './domain/video.ts';

// People and what they may, and what lets them in.
export * from './access/api-token.ts';
export * from './access/audit-entry.ts';
export * from './access/caller.ts';
export type * from './access/pass.ts';
export * from './access/permission.ts';
export * from './access/session.ts';
export * from './access/share.ts';
export * from './access/user.ts';

// Words: how texts are cut into them and compared.
export * from './text/collapse-whitespace.ts';
export * from './text/excerpt-around.ts';
export * from './text/fold-text.ts';
export * from './text/is-foreign-script.ts';
export * from './text/likely-language.ts';
export * from './text/language-code.ts';
export * from './text/matching/damerau-distance.ts';
export * from './text/matching/fuzzy-words.ts';
export * from './text/matching/typo-corrections.ts';
export * from './text/question-words.ts';
export * from './text/matching/term-coverage.ts';
export * from './text/tokenize.ts';

// What is said: cues, passages, WebVTT.
export * from './transcripts/corrections.ts';
export * from './transcripts/expand-to-sentences.ts';
export * from './transcripts/passages.ts';
export * from './transcripts/said-before.ts';
export * from './transcripts/speech-tracks.ts';
export * from './transcripts/spoken-transcripts.ts';
export * from './transcripts/to-vtt.ts';

// Which frames are looked at, and what is seen or read in them.
export * from './frames/frame-size.ts';
export * from './frames/keyframes.ts';
export * from './frames/mean-colour.ts';
export * from './frames/poster-time.ts';
export * from './frames/perceptual-fingerprint.ts';
export * from './screen/burned-in-transcript.ts';
export * from './screen/line-boundaries.ts';
export * from './screen/line-match.ts';
export * from './screen/written-words.ts';
export type * from './screen/line-tracks.ts';
export * from './screen/screen-lines.ts';
export * from './screen/screen-texts.ts';
export * from './screen/slides.ts';
export * from './screen/text-frames.ts';

// Things and their ways: tracks, where they are, and what is asked of them.
export * from './objects/asked-things.ts';
export * from './objects/boxes.ts';
export * from './objects/color-of-box.ts';
export * from './objects/compact-path.ts';
export * from './objects/match-tracks.ts';
export * from './objects/movement.ts';
export * from './objects/track-objects.ts';
export * from './objects/tracking-scores.ts';
export * from './objects/zones/count-over-time.ts';
export * from './objects/zones/line-crossings.ts';
export * from './objects/zones/zone-visits.ts';

// What is heard: events, a band of kinds, and what people call it.
export * from './sounds/asked-sounds.ts';
export * from './sounds/sound-band.ts';
export * from './sounds/sound-events.ts';

// Tables from moments of many videos.
export * from './reports/accept-rows.ts';
export * from './reports/kept-report.ts';
export * from './reports/report-file.ts';
export * from './reports/report.ts';

// Who speaks when.
export * from './speakers/alike-voices.ts';
export * from './speakers/asked-speakers.ts';
export * from './speakers/diarization-error.ts';
export * from './speakers/keep-names.ts';
export * from './speakers/said-by.ts';
export * from './speakers/voice-windows.ts';
export * from './speakers/who-speaks.ts';
export * from './speakers/voice-vector.ts';

// The query language.
export * from './query/clause-query.ts';
export * from './query/join.ts';
export * from './query/parse-query.ts';
export { distanceKm } from './query/near-place.ts';
export * from './query/plan-query.ts';
export * from './query/video-filters.ts';
export * from './query/correct-query.ts';
export * from './query/syntax/parse-syntax.ts';
export * from './query/syntax/print-syntax.ts';
export type * from './query/syntax/syntax.ts';
export { readSeconds } from './query/syntax/values.ts';

// Streams as they are recorded, and searches that ring.
export * from './live/alert-links.ts';
export * from './live/alert-rule.ts';
export * from './live/push-subscription.ts';
export * from './live/live-playlist.ts';
export * from './live/live-stream.ts';
export * from './live/stream-address.ts';

// From hits to moments.
export * from './ranking/curve-moments.ts';
export * from './ranking/near-duplicates.ts';
export * from './ranking/rank-moments.ts';
export type * from './ranking/ranking.ts';
export * from './ranking/score-curve.ts';
export * from './ranking/scored-candidates.ts';
export * from './ranking/calibration/assumed-null-distribution.ts';
export * from './ranking/calibration/null-distribution.ts';
export * from './ranking/calibration/null-queries.ts';
export * from './ranking/calibration/percentile.ts';
export * from './ranking/calibration/query-intent.ts';
export * from './ranking/context-scores.ts';
export * from './ranking/search-rules.ts';
export * from './ranking/second-look.ts';
export * from './ranking/title-match.ts';

// What is made of whole videos.
export * from './insights/analysis-windows.ts';
export * from './insights/highlight-spans.ts';
export * from './insights/insight-estimate.ts';
export * from './insights/insight-request.ts';
export * from './insights/insight.ts';
export * from './insights/merge-actions.ts';
export * from './insights/model-plans.ts';
export * from './insights/not-described.ts';
export * from './insights/shot-list.ts';
export * from './insights/summary-parts.ts';
export * from './insights/chapters/chapter-files.ts';
export * from './insights/chapters/chapter-length.ts';
export * from './insights/chapters/chapters.ts';
export type { TimedVector } from './insights/chapters/novelty.ts';
export * from './insights/objects/locate-object.ts';
export * from './insights/objects/object-spans.ts';
export * from './insights/sound/power-spectrum.ts';
export * from './insights/sound/sound-pictures.ts';
export * from './insights/sound/spectrogram.ts';

// Clips, edit lists, subtitles and streams.
export * from './export/clip-format.ts';
export * from './export/document/film-document.ts';
export * from './export/document/to-document.ts';
export * from './export/export-formats.ts';
export * from './export/export-list.ts';
export * from './export/markers/export-markers.ts';
export * from './export/film-rate.ts';
export * from './export/hls-playlist.ts';
export * from './export/place-spans.ts';
export * from './export/playback.ts';
export { toSrt } from './export/subtitles.ts';
export * from './export/to-list.ts';

// What the engine needs of media files, models and stores.
export type * from './ports/abortable.ts';
export type * from './ports/mailer.ts';
export type * from './ports/message-broker.ts';
export type * from './ports/password-hasher.ts';
export type * from './ports/power-source.ts';
export type * from './ports/push-sender.ts';
export type * from './ports/segment-index.ts';
export * from './ports/telemetry.ts';
export type * from './ports/webhook-sender.ts';
export type * from './ports/media/audio-reader.ts';
export type * from './ports/media/clip-maker.ts';
export type * from './ports/media/frame-reader.ts';
export type * from './ports/media/frame-scanner.ts';
export type * from './ports/media/media-prober.ts';
export type * from './ports/media/media.ts';
export type * from './ports/media/picture-importer.ts';
export type * from './ports/media/picture-writer.ts';
export type * from './ports/media/quality-analyser.ts';
export type * from './ports/media/sprite-maker.ts';
export type * from './ports/media/storyboard-maker.ts';
export type * from './ports/media/stream-capture.ts';
export type * from './ports/media/stream-encoder.ts';
export type * from './ports/media/subtitle-reader.ts';
export type * from './ports/models/dual-encoder.ts';
export type * from './ports/models/image-embedder.ts';
export type * from './ports/models/model-info.ts';
export * from './ports/models/model-status.ts';
export type * from './ports/models/models.ts';
export type * from './ports/models/object-detector.ts';
export type * from './ports/models/sound-tagger.ts';
export type * from './ports/models/text-embedder.ts';
export type * from './ports/models/text-reader.ts';
export type * from './ports/models/transcriber.ts';
export type * from './ports/models/voice-activity-detector.ts';
export type * from './ports/models/voice-embedder.ts';

// The port of language models, and what they cost.
export * from './language/language-model.ts';
export * from './language/model-costs.ts';
export type * from './language/model-message.ts';
export * from './language/model-tokens.ts';

// Questions, evidence, answers and conversations.
export * from './answering/answer-tools.ts';
export * from './answering/answer.ts';
export * from './answering/ask.ts';
export * from './answering/citations.ts';
export * from './answering/conversation.ts';
export * from './answering/counting/counting-question.ts';
export * from './answering/evidence.ts';
export * from './answering/standalone-question.ts';

// What is remembered: a repository for each kind of thing.
export type * from './catalog/catalog.ts';
export type * from './catalog/access/audit-repository.ts';
export type * from './catalog/access/pass-repository.ts';
export type * from './catalog/access/user-repository.ts';
export type * from './catalog/answers/conversation-repository.ts';
export type * from './catalog/answers/report-repository.ts';
export type * from './catalog/answers/model-ledger.ts';
export type * from './catalog/content/fingerprint-repository.ts';
export type * from './catalog/content/keyframe-vector-repository.ts';
export type * from './catalog/content/insight-repository.ts';
export type * from './catalog/content/scan-repository.ts';
export type * from './catalog/content/screen-text-repository.ts';
export type * from './catalog/content/object-repository.ts';
export type * from './catalog/content/sound-repository.ts';
export type * from './catalog/content/speaker-repository.ts';
export type * from './catalog/content/sprite-repository.ts';
export type * from './catalog/content/transcript-repository.ts';
export type * from './catalog/content/word-repository.ts';
export type * from './catalog/live/alert-repository.ts';
export type * from './catalog/live/live-repository.ts';
export type * from './catalog/live/push-repository.ts';
export type * from './catalog/access/value-repository.ts';
export type * from './catalog/videos/file-repository.ts';
export type * from './catalog/videos/label-repository.ts';
export * from './catalog/videos/labels.ts';
export * from './catalog/videos/collections.ts';
export type * from './catalog/videos/collection-repository.ts';
export type * from './catalog/videos/tag-repository.ts';
export * from './catalog/videos/tags.ts';
export type * from './catalog/videos/video-repository.ts';
export type * from './catalog/videos/watched-folder-repository.ts';
export type * from './catalog/work/generation-repository.ts';
export * from './catalog/work/job-repository.ts';
export type * from './catalog/work/lease-repository.ts';
export * from './catalog/work/space-repository.ts';
export type * from './catalog/work/stage-repository.ts';
export type * from './catalog/work/task-repository.ts';
export * from './catalog/work/task.ts';

// How well is searched.
export * from './evaluation/eval-report.ts';
export * from './evaluation/metrics.ts';
export * from './evaluation/retrieval-metrics.ts';

// What travels over HTTP.
export * from './wire/to-search-response.ts';
export * as wire from './wire/index.ts';
export type * from './wire/index.ts';
