# Finds what a build and a run need: JDK 25, Maven, Node. Sourced by the scripts beside it. Says plainly what to install.
# Sets JAVA25_HOME, MVN, NODE (and puts its folder first in PATH); $root is the repository.

say() { printf 'palier: %s\n' "$*" >&2; }
stop() { say "$*"; exit 2; }

java_major() { "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1; }

find_java() {
  local home newest=0 major
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /nowhere/bin/java)")")")" \
      /usr/lib/jvm/* /opt/java/* /opt/jdk* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$home/bin/javac" ] || continue
    major=$(java_major "$home") || major=0 # one that does not run is none
    if [ "$major" = 25 ]; then JAVA25_HOME=$home; export JAVA25_HOME; return; fi
    [ "${major:-0}" -gt "$newest" ] && newest=$major
  done
  if [ "$newest" -gt 0 ]; then
    stop "JDK 25 is needed, the newest found is JDK $newest. Install one (Debian: temurin-25-jdk or openjdk-25-jdk) or set JAVA25_HOME."
  fi
  stop "JDK 25 is needed and no JDK was found. Install one (Debian: temurin-25-jdk or openjdk-25-jdk) or set JAVA25_HOME."
}

find_maven() {
  if command -v mvn >/dev/null; then MVN=mvn; else stop "Maven 3.8 or newer is needed. Install it (Debian: maven)."; fi
}

node_fits() { "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }

find_node() {
  local node
  for node in "${NODE:-}" "$(command -v node || true)" /usr/local/bin/node /opt/node*/bin/node "$HOME"/.nvm/versions/node/*/bin/node; do
    if [ -n "$node" ] && [ -x "$node" ] && node_fits "$node" && [ -x "$(dirname "$node")/npm" ]; then
      NODE=$node; PATH=$(dirname "$node"):$PATH; export PATH; return
    fi
  done
  stop "Node 20.19 or newer with npm is needed (nodejs.org, or your system's packages)."
}

# Builds what is missing or older than its sources. One line for each step.
build() {
  local jar=$root/deploy/target/palier-deploy-0.1.0-SNAPSHOT.jar
  if [ ! -f "$jar" ] || [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$root/deploy/web" -newer "$jar" -type f -not -path '*/node_modules/*' -print -quit 2>/dev/null)" ]; then
    find_maven
    find_node
    say "building the pages and the server (a few minutes the first time)"
    (cd "$root" && JAVA_HOME=$JAVA25_HOME MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" "$MVN" -q -B -Dmaven.test.skip=true package) || stop "the build failed; its messages are above"
    touch "$jar"
    rm -f "$root"/deploy/target/palier*.aot
  fi
  JAR=$jar
  RUN=(-jar "$JAR")
}

# Whether this command starts servers of which each is one of several.
severalNodes() {
  case " $* " in *" --cluster "* | " drill bus "* | " demo "*) return 0 ;; " bench room "*) ;; *) return 1 ;; esac
  case " $* " in *" --nodes "* | *" --nodes="*) return 0 ;; *) return 1 ;; esac
}

# For a server that is one of several, after build: what Hazelcast is made of and what it reaches into. One alone loads none of it.
clustered() {
  local library path=$JAR
  for library in "$root"/deploy/target/cluster/*.jar; do path+=:$library; done
  RUN=(-cp "$path" org.palier.deploy.Main)
  JVM+=("@$root/deploy/src/main/resources/cluster.jvm")
  CACHE=palier-cluster.aot
}

# Classes already loaded and linked, kept in a file: starting takes half the time. It fits one class path and one set of options.
CACHE=palier.aot
warm() {
  local cache=$root/deploy/target/$CACHE data
  if [ ! -f "$cache" ] || [ "$JAR" -nt "$cache" ]; then
    say "preparing a quick start (once for each build)"
    data=$(mktemp -d)
    "$JAVA25_HOME/bin/java" "${JVM[@]}" -XX:AOTCacheOutput="$cache" "${RUN[@]}" serve --port 0 --data "$data" --warm-up >/dev/null 2>"$data/warm-up.log" ||
      say "the quick start is only half prepared: $(grep -m1 -E '^(java|org|Caused)' "$data/warm-up.log" || true)"
    rm -rf "$data"
  fi
  [ -f "$cache" ] && JVM+=("-XX:AOTCache=$cache")
}

# Serial collection and a bounded heap: right for one exam server on a small machine; PALIER_HEAP raises it. The heap begins small and grows
# with the candidates, and what the compiler needed at the start is given back: an idle server holds 60 MiB less.
HEAP=(-Xms48m "-Xmx${PALIER_HEAP:-384m}")
JVM=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:+UseCompactObjectHeaders
  "${HEAP[@]}" -XX:TrimNativeHeapInterval=10000 -Xss512k -XX:+ExitOnOutOfMemoryError "-Dpalier.data=$root/data")
