package org.palier.proctoring.privacy;

import org.palier.engine.web.Api;
import org.palier.engine.web.Reply;

/** What everybody may know of how long things are kept and whom to ask, since notices must say it as it is. */
final class PrivacyNotice {
  private final Clocks clocks;
  private final String contact;

  /** @param contact how to reach whoever answers for personal data; empty when nobody said */
  PrivacyNotice(Clocks clocks, String contact) {
    this.clocks = clocks;
    this.contact = contact;
  }

  /** The contract's {@code PrivacyNotice}. Days. */
  record Told(String contact, int rehearsalDays, int trialDays, int conversationDays, int hintDays, int roomDays, int lookDays, int caseDays, int adverseCaseDays) {}

  void mount(Api api) {
    api.on("getPrivacyNotice", _ -> clocks.all().map(all -> Reply.ok(new Told(contact, all.get(RecordKind.REHEARSAL).days(), all.get(RecordKind.TRIAL).days(),
        all.get(RecordKind.ROOM_CONVERSATION).days(), all.get(RecordKind.ROOM_HINTS).days(), all.get(RecordKind.ROOM).days(), all.get(RecordKind.LOOK).days(),
        all.get(RecordKind.CASE_HARMLESS).days(), all.get(RecordKind.CASE_ADVERSE).days()))));
  }
}
