package org.palier.deploy.drill;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.deploy.Settings;
import org.palier.deploy.command.OpenedStore;
import org.palier.engine.json.Json;
import org.palier.proctoring.room.Rooms.Numbered;
import org.palier.proctoring.room.Timeline;

/**
 * What everybody in the rooms was told and had acknowledged, against the rooms' logs.
 *
 * @param events     in the logs
 * @param missed     events that somebody should have been told and was not
 * @param duplicated events told twice to somebody, and acts that are in a log twice
 * @param altered    events told with another content than the log's, or to a candidate whom they do not concern
 * @param lost       acts acknowledged that are in no log
 */
record Telling(long events, long missed, long duplicated, long altered, long lost) {
  static Telling of(Settings settings, Assembly assembly) {
    try (var opened = OpenedStore.toChange(settings)) {
      var logs = new HashMap<String, List<Numbered>>();
      for (var follower : assembly.followers()) logs.computeIfAbsent(follower.room(), room -> opened.application.supervision().rooms().after(room, 0).await());
      return of(logs, assembly.speakers(), assembly.followers());
    }
  }

  /** @param logs room to its facts, in order */
  static Telling of(Map<String, List<Numbered>> logs, List<Speaker> speakers, List<Follower> followers) {
    long missed = 0, duplicated = 0, altered = 0, lost = 0;
    for (var follower : followers) {
      var meant = meant(logs.get(follower.room()), follower.sitting());
      for (var number : meant.keySet()) if (!follower.told().containsKey(number)) missed++;
      for (var told : follower.told().entrySet()) if (!told.getValue().equals(meant.get(told.getKey()))) altered++;
      duplicated += follower.duplicated();
    }
    var keys = new HashMap<String, Set<String>>();
    for (var log : logs.entrySet()) {
      var known = keys.computeIfAbsent(log.getKey(), _ -> new HashSet<>());
      for (var one : log.getValue()) if (one.fact().key().filter(key -> !known.add(key)).isPresent()) duplicated++;
    }
    for (var speaker : speakers) for (var key : speaker.acknowledged()) if (!keys.get(speaker.room()).contains(key)) lost++;
    return new Telling(logs.values().stream().mapToLong(List::size).sum(), missed, duplicated, altered, lost);
  }

  /** Number to content of what this reader should be told. */
  private static Map<Long, Integer> meant(List<Numbered> log, Optional<String> sitting) {
    var meant = new HashMap<Long, Integer>();
    for (var one : log)
      if (sitting.filter(own -> !Timeline.toldCandidate(one.fact().event(), own)).isEmpty()) meant.put(one.number(), Follower.content(Json.object(one.fact())));
    return meant;
  }
}
