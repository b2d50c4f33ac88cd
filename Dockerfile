# The image of the server: docker build -t scoresheet . (docs/operations/deploy.md)
#
# The names of the base images are arguments, so that a build behind a mirror, or without a registry, can give its own.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG BASE_IMAGE=debian:trixie-slim

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY . .
# Artifacts stay in the cache of the builder. A secret `maven-settings` may give a settings.xml with a mirror.
RUN --mount=type=cache,target=/root/.m2/repository \
    --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    mvn --batch-mode -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dquick -DskipTests -pl bootstrap -am package
# Jars of others change seldom and become a layer of their own.
RUN mkdir -p /made/modules \
    && mv bootstrap/target/lib/scoresheet-*.jar bootstrap/target/scoresheet-bootstrap-*[0-9].jar /made/modules \
    && mv bootstrap/target/lib /made/libraries
RUN sh bootstrap/src/image/make-runtime /made/runtime /made/modules /made/libraries

FROM ${BASE_IMAGE}
# A user with an entry of its own: the embedded PostgreSQL refuses to run as root or as a user without a name.
RUN groupadd --gid 10001 scoresheet \
    && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin scoresheet \
    && install -d -o scoresheet -g scoresheet -m 0700 /data
COPY --from=build /made/runtime /opt/java
COPY --from=build /made/libraries /app/libraries
COPY bootstrap/src/image/java.options /app/
COPY --chmod=0755 bootstrap/src/image/scoresheet bootstrap/src/image/health /usr/local/bin/
COPY --from=build /made/modules /app/modules
ENV LANG=C.UTF-8 SCORESHEET_HOST=0.0.0.0
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=60s --interval=10s --timeout=5s --retries=3 CMD ["health", "live"]
ENTRYPOINT ["scoresheet"]
CMD ["serve"]
