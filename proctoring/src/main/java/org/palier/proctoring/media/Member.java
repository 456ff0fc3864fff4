package org.palier.proctoring.media;

/**
 * One page in a room.
 *
 * @param name how others of the room speak of it: for a candidate the sitting, for staff the page's connection
 */
public record Member(String room, String name, Side side) {
  public enum Side { CANDIDATE, STAFF, MEDIA_SERVER }

  private static final String MEDIA = "media";

  public Member {
    if (!room.matches("[A-Za-z0-9_.-]{1,80}")) throw new IllegalArgumentException("room of " + room.length() + " characters: 1 to 80 letters, digits, _ . -");
    if (!name.matches("[A-Za-z0-9_.-]{1,80}")) throw new IllegalArgumentException("name of " + name.length() + " characters: 1 to 80 letters, digits, _ . -");
    if (name.equals(MEDIA) != (side == Side.MEDIA_SERVER)) throw new IllegalArgumentException("only the media server is called " + MEDIA);
  }

  /** The media server of a room, to whom browsers signal where there is one. */
  public static Member media(String room) {
    return new Member(room, MEDIA, Side.MEDIA_SERVER);
  }
}
