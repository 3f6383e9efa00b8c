import { EXPORT_TYPES, CLIP_FORMATS, exportRequest, type ExportRequest } from '@frameseek/core';
import { rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { madeFile } from '../../uploads/made-file.ts';
import { safeName } from '../../uploads/safe-name.ts';
import { sendFile } from '../../http/send-file.ts';

/** Nobody keeps it: the library may change. */
const NOT_KEPT = 'private, no-store';

export const exportEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'post',
    path: '/api/export',
    summary: 'Stretches of videos to take away: a clip or a film (mp4, webm, gif), or a list (edl, fcpxml, otio, csv, json, srt, vtt)',
    body: exportRequest,
    status: 200,
    type: 'application/octet-stream',
    faults: ['input/invalid', 'library/unknown-video', 'file/missing', 'media/no-such-stream', 'media/decode-failed', 'file/disk-full'],
    handle: ({ body }, call) => (isFilm(body) ? sendFilm(body, call) : sendList(body, call)),
  }),
];

const isFilm = ({ format }: ExportRequest): boolean => (CLIP_FORMATS as readonly string[]).includes(format);

const sendList = (request: ExportRequest, { runtime, res }: Call): void => {
  const text = runtime.engine.exportList(request);
  nameIt(request, res);
  res.set('Cache-Control', NOT_KEPT).send(Buffer.from(text));
};

/** The stretches that are really in it are told in a header, for copying begins earlier than asked. */
const sendFilm = async (request: ExportRequest, { runtime, res, signal }: Call): Promise<void> => {
  await using file = await madeFile(runtime.config, request.format);
  const { spans, copied } = await runtime.engine.exportFilm(request, { target: file.path, signal });
  signal.throwIfAborted();
  nameIt(request, res);
  res.set({ 'Frameseek-Spans': JSON.stringify(spans.map(({ start, end }) => [start, end])), 'Frameseek-Copied': String(copied) });
  await sendFile(res, file.path, { type: EXPORT_TYPES[request.format], cache: NOT_KEPT });
};

const nameIt = ({ title, format }: ExportRequest, res: Call['res']): void => {
  res.attachment(safeName(`${title.replaceAll(/[/\\]/g, '_')}.${format}`)).set('Content-Type', EXPORT_TYPES[format]);
};
