import { EXPORT_TYPES, CLIP_FORMATS, DOCUMENT_FORMATS, exportRequest, Fault, type ExportRequest } from '@frameseek/core';
import { z } from 'zod';
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
    summary: 'Stretches of videos to take away: a clip or a film (mp4, webm, gif), clips with their EDL (zip), a list (edl, fcpxml, otio, csv, json, srt, vtt), or a page with stills and chapters to read and to print (html, md)',
    body: exportRequest,
    status: 200,
    type: 'application/octet-stream',
    faults: ['input/invalid', 'library/unknown-video', 'file/missing', 'media/no-such-stream', 'media/decode-failed', 'file/disk-full'],
    handle: ({ body }, call) => {
      if (body.format === 'zip') return sendPackage(body, call);
      return isFilm(body) ? sendFilm(body, call) : sendText(body, call);
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/collections/:id/clips.zip',
    needs: 'read',
    rate: 'heavy',
    isLogged: true,
    summary: 'A clip of each moment of a collection, with an EDL of the clips: for an address that is dragged into another program',
    params: z.object({ id: z.string().min(1).max(100) }),
    status: 200,
    type: EXPORT_TYPES.zip,
    faults: ['input/invalid', 'library/unknown-collection', 'file/missing', 'media/decode-failed', 'file/disk-full'],
    handle: ({ params }, call) => sendPackage(ofCollection(params.id, call), call),
  }),
];

/** What is no longer in the library cannot be taken away. */
const ofCollection = (id: string, { runtime: { engine } }: Call): ExportRequest => {
  const { name, items } = engine.collections.collection(id);
  const known = new Set(engine.videosOf([...new Set(items.map(({ video }) => video))]).map((video) => video.id));
  const there = items.filter(({ video }) => known.has(video)).map(({ id: _, ...item }) => item);
  if (there.length === 0) throw new Fault('input/invalid', { problems: [`there is nothing in ${name} that could be taken away`] });
  return exportRequest.parse({ format: 'zip', title: name, items: there });
};

const sendPackage = async (request: ExportRequest, { runtime, res, signal }: Call): Promise<void> => {
  await using file = await temporaryFile(runtime.config, request.format);
  await runtime.engine.exportPackage(request, { target: file.path, signal });
  signal.throwIfAborted();
  setAttachment(request, res);
  await sendFile(res, file.path, { type: EXPORT_TYPES[request.format], cache: NO_STORE });
};

const isFilm = ({ format }: ExportRequest): boolean => (CLIP_FORMATS as readonly string[]).includes(format);

const isDocument = ({ format }: ExportRequest): boolean => (DOCUMENT_FORMATS as readonly string[]).includes(format);

const sendText = async (request: ExportRequest, { runtime, res, signal }: Call): Promise<void> => {
  const text = isDocument(request) ? await runtime.engine.exportDocument(request, { signal }) : runtime.engine.exportList(request);
  signal.throwIfAborted();
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
