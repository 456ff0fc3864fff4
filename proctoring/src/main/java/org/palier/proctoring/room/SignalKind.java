package org.palier.proctoring.room;

import java.util.Locale;

/** What a page can notice. Every one is a hint with a known weakness, told beside it on screen; none proves anything. */
public enum SignalKind {
  /** The tab was hidden or the window minimised; blind to a window beside it. */
  PAGE_HIDDEN,
  /** The window lost the focus; system pop-ups, input methods and screen readers do that too. */
  FOCUS_LOST,
  FULLSCREEN_LEFT,
  /** The system says that there is a second screen; true for virtual ones, blind to mirrored ones. */
  SECOND_SCREEN,
  PASTED,
  /** A window or a tab is shown, not the screen. */
  SURFACE_CHANGED,
  SCREEN_ENDED,
  CAMERA_ENDED,
  CAMERA_CHANGED,
  MICROPHONE_ENDED,
  /** The picture is as good as one colour. */
  CAMERA_COVERED,
  /** The picture has not changed for a while. */
  CAMERA_FROZEN,
  /** Another address or browser than before while the test runs: noticed by the server. A mobile network changes addresses by itself. */
  SECOND_SESSION;

  /** As the contract writes it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
