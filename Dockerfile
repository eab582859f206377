# Three stages: one builds, one installs the runtime dependencies, and the last holds the image and nothing else.
# .ci/image-steps.mjs replays these lines without Docker. It supports the instructions used here and rejects others.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY .config ./.config
COPY tsconfig.json ./
COPY prisma ./prisma
COPY src ./src
COPY bots ./bots
# Generates the database client, bundles, and prepares what the first start needs. The folder "data" is for the embedded database.
RUN node .config/setup.mjs && mkdir data

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# "omit=dev" alone keeps the Prisma CLI and TypeScript, optional peers of Prisma's client: 431 MB instead of 197.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && npm pkg delete devDependencies \
  && npm prune --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 LMM_DATA=data LOG_LEVEL=info
COPY package.json LICENSE ./
COPY prisma/migrations ./prisma/migrations
COPY prisma/knowledge ./prisma/knowledge
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build --chown=node:node /app/data ./data
USER node
VOLUME /app/data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
