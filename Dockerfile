# Two images from one file: `api` (Node and ffmpeg) and `web` (Node alone). `docker compose up` builds both.
FROM node:24-bookworm-slim AS base
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1

# What is installed changes more rarely than the sources, so it is a layer of its own.
FROM base AS manifests
COPY package.json package-lock.json .npmrc ./
COPY packages/core/package.json packages/core/
COPY packages/engine/package.json packages/engine/
COPY packages/media/package.json packages/media/
COPY packages/models/package.json packages/models/
COPY packages/runtime/package.json packages/runtime/
COPY packages/store/package.json packages/store/
COPY apps/api/package.json apps/api/
COPY apps/cli/package.json apps/cli/
COPY apps/web/package.json apps/web/

# No package that runs in production needs an install script.
FROM manifests AS api-packages
RUN npm ci --omit=dev --ignore-scripts --workspace apps/api --workspace apps/cli \
 && rm -rf node_modules/onnxruntime-node/bin/napi-v6/darwin node_modules/onnxruntime-node/bin/napi-v6/win32

FROM manifests AS build
RUN npm ci --include=dev --ignore-scripts
COPY tsconfig.json ./
COPY packages packages
COPY apps apps
RUN cd apps/web && node ../../node_modules/next/dist/bin/next build

FROM base AS api
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates ffmpeg \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /data /media \
 && chown node:node /data
COPY --from=api-packages /app ./
COPY packages packages
COPY apps/api apps/api
COPY apps/cli apps/cli
USER node
EXPOSE 4400
CMD ["node", "apps/api/src/main.ts"]

FROM base AS web
# What Next.js makes to be carried elsewhere brings the modules that it needs.
COPY --from=build /app/apps/web/.next/standalone ./
COPY --from=build /app/apps/web/.next/static apps/web/.next/static
ENV HOSTNAME=0.0.0.0 PORT=4300
USER node
EXPOSE 4300
CMD ["node", "apps/web/server.js"]
