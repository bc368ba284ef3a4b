# Every image of this repository is a target here; docker-compose.yml builds those of the programs, `npx nx image lambda-…` a Lambda's.
# By hand, from the repository's root: docker build --target emulator --build-arg WORKSPACE=emulator .
#
# The base image's tag gets new bytes when Debian updates its packages. The digest pins the bytes too:
# `docker buildx imagetools inspect node:24.21.0-bookworm-slim` prints it. Give it by --build-arg NODE_DIGEST=@sha256:…, or to
# compose by the variable of that name.
ARG NODE=node:24.21.0-bookworm-slim
ARG NODE_DIGEST=

FROM ${NODE}${NODE_DIGEST} AS base

# AWS's runtime client for Lambdas. No image has the programs that compile it.
FROM base AS ric
# Debian keeps no older versions, so none can be pinned.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends cmake g++ make python3 xz-utils \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY packages/emulator-lambda/ric/package.json packages/emulator-lambda/ric/package-lock.json ./
# Node's headers are in the image; node-gyp would download them.
RUN npm_config_nodedir=/usr/local npm ci --ignore-scripts=false --no-audit --no-fund
WORKDIR /build/node_modules/aws-lambda-ric
RUN mkdir /ric && cp LICENSE NOTICE THIRD-PARTY-LICENSES index.mjs package.json rapid-client.node /ric

# Copies the manifests alone, so that packages are installed again only when one of them changes.
FROM base AS manifests
WORKDIR /repository
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete \
  && find . -type d -empty -delete

FROM base AS bundle
ARG LAMBDA
WORKDIR /repository
COPY --from=manifests /repository .
RUN npm ci --workspace @scones/lambda-bundle --workspace "@scones/${LAMBDA}" --include-workspace-root=false --omit=dev
COPY . .
RUN node packages/lambda-bundle/src/main.ts "packages/${LAMBDA}" && mv "packages/${LAMBDA}/dist" /function

# The console's pages. The image needs none of the packages that build them.
FROM base AS console
WORKDIR /repository
COPY --from=manifests /repository .
RUN npm ci --workspace @scones/console --include-workspace-root
COPY . .
WORKDIR /repository/apps/console
RUN npx vite build

# The common part of every image. The person who builds an image gives its revision by --label.
FROM base AS runtime
ARG NODE
LABEL org.opencontainers.image.version="0.0.0" \
  org.opencontainers.image.base.name="docker.io/library/${NODE}"
ENV NODE_ENV=production

# Any Lambda: its bundle under AWS's runtime client.
FROM runtime AS lambda
COPY --from=ric /ric /opt/aws-lambda-ric
WORKDIR /var/task
COPY --from=bundle /function/index.mjs /function/index.mjs.map ./
ENV LAMBDA_TASK_ROOT=/var/task _HANDLER=index.handler
USER 1000:1000
# A container's first process, as the client is, ignores other signals. On AWS a sandbox ends by this signal too.
STOPSIGNAL SIGKILL
ENTRYPOINT ["node", "/opt/aws-lambda-ric/index.mjs"]
CMD ["index.handler"]
ARG LAMBDA
LABEL org.opencontainers.image.title="scones-unlimited/${LAMBDA}" \
  org.opencontainers.image.description="A Lambda of Scones Unlimited under AWS's Runtime Interface Client"

# A program: its workspace, those that it imports, and their packages.
FROM base AS collected
ARG WORKSPACE
WORKDIR /repository
COPY --from=manifests /repository .
RUN npm ci --workspace "@scones/${WORKSPACE}" --include-workspace-root=false --omit=dev
# ONNX Runtime contains kernels for every system and processor.
RUN find node_modules -path 'node_modules/onnxruntime-node/bin/napi-v*/*/*' -prune \
  ! -path "*/linux/$(node --print process.arch)" -exec rm -r {} +
COPY . .
# The workspaces that npm has linked are the program and those that it imports.
RUN mkdir /app && cp --recursive --parents node_modules $(realpath --relative-to=. node_modules/@scones/*) /app

FROM runtime AS program
WORKDIR /app
COPY --from=collected /app .

# The packages of AWS's runtimes for Python.
FROM base AS boto3
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends python3-pip \
  && rm -rf /var/lib/apt/lists/*
COPY packages/emulator-lambda/boto3/requirements.txt .
RUN python3 -m pip install --no-cache-dir --no-compile --only-binary=:all: --require-hashes \
  --target /boto3 --requirement requirements.txt

FROM runtime AS emulator
# The functions' other runtime. Debian keeps no older versions, so none can be pinned.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends python3 \
  && rm -rf /var/cache/apt/* /var/lib/apt/lists/*
# A new volume takes over the folder's owner and mode.
RUN install --directory --owner 1000 --group 1000 --mode 700 /var/lib/emulator
WORKDIR /app
COPY --from=boto3 /boto3 /usr/local/lib/python3.11/dist-packages
COPY --from=ric /ric .cache/lambda-ric/4.0.2
COPY --from=collected /app .
COPY --from=console /repository/apps/console/dist apps/console/dist
USER 1000:1000
VOLUME /var/lib/emulator
EXPOSE 4566
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=12 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:4566/_emulator/health').then(({ ok }) => process.exit(ok ? 0 : 1))"]
ENTRYPOINT ["node", "apps/emulator/src/main.ts"]
CMD ["--host", "0.0.0.0", "--folder", "/var/lib/emulator", "--lambda-runtime", "ric"]
LABEL org.opencontainers.image.title="scones-unlimited/emulator" \
  org.opencontainers.image.description="The AWS services of Scones Unlimited's workflow, offline"

FROM program AS step-functions-local
USER 1000:1000
ENTRYPOINT ["node", "apps/step-functions-local/src/main.ts"]
LABEL org.opencontainers.image.title="scones-unlimited/step-functions-local" \
  org.opencontainers.image.description="Keeps the state machine of Scones Unlimited in AWS's Step Functions Local"

FROM program AS mock-endpoint
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=12 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:8080/ping').then(({ ok }) => process.exit(ok ? 0 : 1))"]
ENTRYPOINT ["node", "packages/mock-endpoint/src/main.ts"]
CMD ["--host", "0.0.0.0"]
LABEL org.opencontainers.image.title="scones-unlimited/mock-endpoint" \
  org.opencontainers.image.description="SageMaker's container contract with fixed answers by the picture's name"

# Without a model: mount one, or a job to train on, at /opt/ml.
FROM program AS classifier-program
RUN install --directory --owner 1000 --group 1000 /opt/ml
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=12 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:8080/ping').then(({ ok }) => process.exit(ok ? 0 : 1))"]
ENTRYPOINT ["node", "packages/image-classifier/src/main.ts"]
CMD ["serve"]
LABEL org.opencontainers.image.title="scones-unlimited/image-classifier" \
  org.opencontainers.image.description="A picture classifier with SageMaker's container contract"

FROM classifier-program AS trained
RUN node packages/image-classifier/src/main.ts draw && node packages/image-classifier/src/main.ts train

# With a model that is trained on drawn pictures.
FROM classifier-program AS image-classifier
COPY --from=trained /opt/ml/model /opt/ml/model
