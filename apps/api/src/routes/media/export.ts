import { EXPORT_TYPES, CLIP_FORMATS, exportRequest, type ExportRequest } from '@frameseek/core';
import { rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { temporaryFile } from '../../files/temporary-file.ts';
import { safeName } from '../../files/safe-name.ts';
import { sendFile } from '../../http/send-file.ts';

/** Nobody keeps it: the library may change. */
const NO_STORE = 'private, no-store';

/** Moments to take away, as a film or as a list for other programs. */
export const exportEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'post',
    path: '/api/export',
    needs: 'read',
    rate: 'heavy',
    isLogged: true,
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
  setAttachment(request, res);
  res.set('Cache-Control', NO_STORE).send(Buffer.from(text));
};

/** The stretches that are really in it are told in a header, for copying begins earlier than asked. */
const sendFilm = async (request: ExportRequest, { runtime, res, signal }: Call): Promise<void> => {
  await using file = await temporaryFile(runtime.config, request.format);
  const { spans, copied } = await runtime.engine.exportFilm(request, { target: file.path, signal });
  signal.throwIfAborted();
  setAttachment(request, res);
  res.set({ 'Frameseek-Spans': JSON.stringify(spans.map(({ start, end }) => [start, end])), 'Frameseek-Copied': String(copied) });
  await sendFile(res, file.path, { type: EXPORT_TYPES[request.format], cache: NO_STORE });
};

const setAttachment = ({ title, format }: ExportRequest, res: Call['res']): void => {
  res.attachment(safeName(`${title.replaceAll(/[/\\]/g, '_')}.${format}`)).set('Content-Type', EXPORT_TYPES[format]);
};
