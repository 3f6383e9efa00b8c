import { createServer as createHttpServer, type Server } from 'node:http';
import express, { Router, type Express, type RequestHandler } from 'express';
import { Fault } from '@frameseek/core';
import { FolderWatch, type Runtime } from '@frameseek/runtime';
import { bodyInTime } from './http/body-in-time.ts';
import { DiskReservations } from './uploads/disk-reservations.ts';
import { partialUploadsFolder } from './uploads/tus-server.ts';
import { DownloadList } from './downloads/download-list.ts';
import { ModelDownloads } from './downloads/model-downloads.ts';
import type { Endpoint } from './http/endpoint.ts';
import { sendError } from './http/send-error.ts';
import { knowCaller } from './http/caller.ts';
import { sameSiteOnly } from './http/guard.ts';
import { admit } from './http/admit.ts';
import { LIMITS } from './http/limits.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { observeRequest } from './http/observe-request.ts';
import { JobFeed } from './views/job-feed.ts';
import { insideMedia } from './files/media-folders.ts';
import { askEndpoints } from './routes/answering/ask.ts';
import { costEndpoints } from './routes/answering/costs.ts';
import { collectionEndpoints } from './routes/library/collections.ts';
import { downloadEndpoints } from './routes/library/downloads.ts';
import { docsEndpoints } from './routes/system/docs.ts';
import { exportEndpoints } from './routes/media/export.ts';
import { folderEndpoints } from './routes/library/folders.ts';
import { healthEndpoints } from './routes/system/health.ts';
import { inspectionEndpoints } from './routes/system/inspection.ts';
import { modelEndpoints } from './routes/system/models.ts';
import { backupEndpoints } from './routes/system/backups.ts';
import { settingEndpoints } from './routes/system/settings.ts';
import { spaceEndpoints } from './routes/system/spaces.ts';
import { metricsEndpoints } from './routes/system/metrics.ts';
import { insightFileEndpoints } from './routes/answering/insight-files.ts';
import { insightEndpoints } from './routes/answering/insights.ts';
import { reportEndpoints } from './routes/answering/reports.ts';
import { jobEndpoints } from './routes/library/jobs.ts';
import { labelEndpoints } from './routes/library/labels.ts';
import { mcpEndpoints } from './routes/answering/mcp.ts';
import { pictureEndpoints } from './routes/media/pictures.ts';
import { queryPictureEndpoints } from './routes/search/query-pictures.ts';
import { sampleEndpoints } from './routes/library/samples.ts';
import { auditEndpoints } from './routes/access/audit.ts';
import { oidcEndpoints } from './routes/access/oidc.ts';
import { sessionEndpoints } from './routes/access/session.ts';
import { sharedEndpoints } from './routes/access/shared.ts';
import { shareEndpoints } from './routes/access/shares.ts';
import { tokenEndpoints } from './routes/access/tokens.ts';
import { userEndpoints } from './routes/access/users.ts';
import { searchEndpoints } from './routes/search/search.ts';
import { alertEndpoints } from './routes/live/alerts.ts';
import { pushEndpoints } from './routes/live/push.ts';
import { liveStreamEndpoints } from './routes/live/live-streams.ts';
import { streamEndpoints } from './routes/media/streams.ts';
import { tusEndpoints } from './routes/library/tus-uploads.ts';
import { uploadEndpoints } from './routes/library/uploads.ts';
import { slideEndpoints } from './routes/library/slides.ts';
import { objectEndpoints } from './routes/library/objects.ts';
import { soundEndpoints } from './routes/library/sounds.ts';
import { speakerEndpoints } from './routes/library/speakers.ts';
import { transcriptEndpoints } from './routes/library/transcripts.ts';
import { trashEndpoints } from './routes/library/trash.ts';
import { videoEndpoints } from './routes/library/videos.ts';
import { watchedFolderEndpoints } from './routes/library/watched-folders.ts';

/** What a server may ask of whoever started it. */
interface ServerOptions {
  /** Ends the program so that it is started again; absent: nobody would. */
  readonly restart?: () => void;
}

/** The HTTP server of the API, not yet listening. `stopping` ends its event streams, downloads and running calls. */
export const createServer = (runtime: Runtime, stopping: AbortSignal, options: ServerOptions = {}): Server => {
  const services = { ...createServices(runtime, stopping), ...options };
  const server = createHttpServer({ maxHeaderSize: LIMITS.headerBytes, headersTimeout: LIMITS.headMs, keepAliveTimeout: LIMITS.keepAliveMs }, createApp(services));
  server.once('listening', () => services.folders.start());
  // An upload of many gigabytes takes longer than the five minutes that Node gives a request.
  server.requestTimeout = 0;
  return server;
};

/** What goes on in a server besides answering. */
interface Services extends ServerOptions {
  readonly runtime: Runtime;
  readonly stopping: AbortSignal;
  readonly disk: DiskReservations;
  readonly downloads: DownloadList;
  readonly models: ModelDownloads;
  readonly folders: FolderWatch;
}

/** The services of one server; none of them does anything yet. */
export const createServices = (runtime: Runtime, stopping: AbortSignal): Services => {
  // One for all: what is promised to a form is not promised to a download.
  const disk = new DiskReservations({ folder: partialUploadsFolder(runtime.config) });
  return {
    runtime,
    stopping,
    disk,
    downloads: new DownloadList(runtime, { disk, stopping }),
    models: new ModelDownloads(runtime, stopping),
    // A watched folder may hold links that lead out of the media folders.
    folders: new FolderWatch(runtime, { signal: stopping, check: (path) => insideMedia(path, runtime.mediaFolders) }),
  };
};

/** Every endpoint of the API, in the order of the description. */
export const allEndpoints = ({ runtime, disk, downloads, models, folders, restart }: Services): readonly Endpoint[] => {
  const endpoints = [
    ...healthEndpoints,
    ...spaceEndpoints,
    ...modelEndpoints(models),
    ...inspectionEndpoints,
    ...metricsEndpoints,
    ...searchEndpoints,
    ...queryPictureEndpoints,
    ...labelEndpoints,
    ...askEndpoints,
    ...mcpEndpoints,
    // Before `/api/videos/:id`, which would take `upload` for an id.
    ...uploadEndpoints(disk),
    ...tusEndpoints(disk),
    ...downloadEndpoints(downloads),
    ...videoEndpoints,
    ...trashEndpoints,
    ...settingEndpoints(restart),
    ...backupEndpoints(restart),
    ...collectionEndpoints,
    ...slideEndpoints,
    ...objectEndpoints,
    ...soundEndpoints,
    ...speakerEndpoints,
    ...transcriptEndpoints,
    ...pictureEndpoints,
    ...streamEndpoints,
    ...liveStreamEndpoints,
    ...alertEndpoints, ...pushEndpoints,
    ...exportEndpoints,
    ...insightEndpoints, ...reportEndpoints,
    ...insightFileEndpoints,
    ...jobEndpoints(new JobFeed(runtime, downloads)),
    ...sampleEndpoints,
    ...folderEndpoints,
    ...watchedFolderEndpoints(folders),
    ...costEndpoints,
    ...sessionEndpoints,
    ...oidcEndpoints(),
    ...userEndpoints,
    ...tokenEndpoints,
    ...shareEndpoints,
    ...sharedEndpoints,
    ...auditEndpoints,
  ];
  return [...endpoints, ...docsEndpoints(endpoints)];
};

const createApp = (services: Services): Express => {
  const { runtime: { telemetry }, stopping } = services;
  const app = express();
  app.disable('x-powered-by');
  const routes = createRoutes(services);
  app.use((req, res) => {
    res.set({
      'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'X-Frame-Options': 'DENY',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    // What comes back here was answered by no route, or failed in one.
    observeRequest(telemetry, { req, res }, () => routes(req, res, (error: unknown) => {
      const unknown = new Fault('server/unknown-route', { method: req.method, path: req.path });
      sendError(error ?? unknown, { req, res, stopping, telemetry });
    }));
  });
  return app;
};

const createRoutes = (services: Services): Router => {
  const { runtime, stopping } = services;
  const routes = Router();
  routes.use(sameSiteOnly(runtime), knowCaller(runtime.access), bodyInTime());
  const rates = createRateLimits(runtime.access);
  const body = express.json({ limit: LIMITS.bodyBytes });
  // By path, so that a path that is there never falls through to another that fits it as well.
  for (const [path, endpoints] of Map.groupBy(allEndpoints(services), (endpoint) => endpoint.path)) {
    const route = routes.route(path);
    for (const endpoint of endpoints) {
      route[endpoint.method](admit(endpoint, runtime.access), rates[endpoint.rate], body, endpoint.handler({ runtime, stopping }));
    }
    const needs = endpoints.some((endpoint) => endpoint.needs === 'nothing') ? 'nothing' : 'read';
    route.all(admit({ needs, isLogged: false }, runtime.access), otherMethods(endpoints));
  }
  // What is not there is told to those only who may know what is.
  routes.use(admit({ needs: 'read', isLogged: false }, runtime.access));
  return routes;
};

/** Tells which methods a path takes: whoever asks by OPTIONS, and whoever tries another (RFC 9110, 9.3.7 and 15.5.6). */
const otherMethods = (endpoints: readonly Endpoint[]): RequestHandler => {
  const methods = endpoints.map(({ method }) => method.toUpperCase());
  const allowed = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])];
  return (req, res) => {
    if (req.method !== 'OPTIONS') throw new Fault('server/wrong-method', { method: req.method, path: req.path, allowed });
    res.set('Allow', allowed.join(', ')).status(204).end();
  };
};
