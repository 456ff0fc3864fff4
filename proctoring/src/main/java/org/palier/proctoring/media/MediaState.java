package org.palier.proctoring.media;

/** From the server only: whether the media server of the room can be reached. Pictures that flow may go on flowing meanwhile. */
public record MediaState(boolean available) implements MediaMessage {}
