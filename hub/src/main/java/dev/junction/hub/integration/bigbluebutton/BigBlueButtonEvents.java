package dev.junction.hub.integration.bigbluebutton;

import dev.junction.hub.spi.EventType;
import java.util.List;
import java.util.Map;

/**
 * What BigBlueButton tells: the events of bbb-webhooks 3.5 (docs/protocols/webhooks.md W21) and the guide's {@code recording-ready}.
 * {@code meeting-X} is {@code meeting.X}; what else happens in a meeting keeps its name behind {@code meeting.}; {@code rap-X}, from the
 * processing of recordings, is {@code recording.X}.
 */
final class BigBlueButtonEvents {
  static final List<EventType> ALL = List.of(
      meeting("meeting-created", "A meeting was created."),
      meeting("meeting-ended", "A meeting ended."),
      meeting("meeting-recording-started", "The recording of a meeting was switched on."),
      meeting("meeting-recording-stopped", "The recording of a meeting was switched off."),
      meeting("meeting-screenshare-started", "Somebody began to share a screen."),
      meeting("meeting-screenshare-stopped", "A screen is no longer shared."),
      meeting("meeting-presentation-changed", "Another presentation is shown."),
      meeting("user-joined", "Somebody joined a meeting."),
      meeting("user-left", "Somebody left a meeting; also told for those still there when it ended."),
      meeting("user-audio-voice-enabled", "Somebody joined the audio, speaking or listening."),
      meeting("user-audio-voice-disabled", "Somebody left the audio."),
      meeting("user-audio-muted", "Somebody was muted."),
      meeting("user-audio-unmuted", "Somebody was unmuted."),
      meeting("user-cam-broadcast-start", "Somebody switched a camera on."),
      meeting("user-cam-broadcast-end", "Somebody switched a camera off."),
      meeting("user-presenter-assigned", "Somebody became presenter."),
      meeting("user-presenter-unassigned", "Somebody is no longer presenter."),
      meeting("user-emoji-changed", "Somebody showed or took back a reaction."),
      meeting("user-raise-hand-changed", "Somebody raised or lowered a hand."),
      meeting("chat-group-message-sent", "A message was written in a chat."),
      meeting("poll-started", "A poll was started."),
      meeting("poll-responded", "Somebody answered a poll."),
      meeting("transcript-updated", "Spoken words were transcribed."),
      meeting("pad-content", "The shared notes changed."),
      recording("archive-started", "The archiving of a recording began."),
      recording("archive-ended", "The archiving of a recording ended."),
      recording("sanity-started", "The check of an archived recording began."),
      recording("sanity-ended", "The check of an archived recording ended."),
      recording("post-archive-started", "The scripts after archiving began."),
      recording("post-archive-ended", "The scripts after archiving ended."),
      recording("process-started", "The processing of a recording into a format began."),
      recording("process-ended", "The processing of a recording into a format ended."),
      recording("post-process-started", "The scripts after processing began."),
      recording("post-process-ended", "The scripts after processing ended."),
      recording("publish-started", "The publishing of a recording's format began."),
      recording("publish-ended", "The publishing of a recording's format ended; says where it can be watched."),
      recording("post-publish-started", "The scripts after publishing began."),
      recording("post-publish-ended", "The scripts after publishing ended."),
      recording("published", "A recording became visible."),
      recording("unpublished", "A recording was hidden."),
      recording("deleted", "A recording was deleted."),
      EventType.of("recording.ready", "A recording can be watched; from systems that send the guide's own webhook.", "recording-ready"));

  /** Names of the Redis messages that a hook with {@code getRaw} gets, and what bbb-webhooks makes of them for others. */
  private static final Map<String, String> BY_MESSAGE = Map.ofEntries(
      Map.entry("MeetingCreatedEvtMsg", "meeting-created"),
      Map.entry("MeetingDestroyedEvtMsg", "meeting-ended"),
      Map.entry("ScreenshareRtmpBroadcastStartedEvtMsg", "meeting-screenshare-started"),
      Map.entry("ScreenshareRtmpBroadcastStoppedEvtMsg", "meeting-screenshare-stopped"),
      Map.entry("SetCurrentPresentationEvtMsg", "meeting-presentation-changed"),
      Map.entry("UserJoinedMeetingEvtMsg", "user-joined"),
      Map.entry("UserLeftMeetingEvtMsg", "user-left"),
      Map.entry("UserJoinedVoiceConfToClientEvtMsg", "user-audio-voice-enabled"),
      Map.entry("UserLeftVoiceConfToClientEvtMsg", "user-audio-voice-disabled"),
      Map.entry("UserBroadcastCamStartedEvtMsg", "user-cam-broadcast-start"),
      Map.entry("UserBroadcastCamStoppedEvtMsg", "user-cam-broadcast-end"),
      Map.entry("PresenterAssignedEvtMsg", "user-presenter-assigned"),
      Map.entry("PresenterUnassignedEvtMsg", "user-presenter-unassigned"),
      Map.entry("UserEmojiChangedEvtMsg", "user-emoji-changed"),
      Map.entry("UserReactionEmojiChangedEvtMsg", "user-emoji-changed"),
      Map.entry("UserRaiseHandChangedEvtMsg", "user-raise-hand-changed"),
      Map.entry("GroupChatMessageBroadcastEvtMsg", "chat-group-message-sent"),
      Map.entry("PollStartedEvtMsg", "poll-started"),
      Map.entry("UserRespondedToPollRespMsg", "poll-responded"),
      Map.entry("TranscriptUpdatedEvtMsg", "transcript-updated"),
      Map.entry("PadContentEvtMsg", "pad-content"),
      Map.entry("PublishedRecordingSysMsg", "rap-published"),
      Map.entry("UnpublishedRecordingSysMsg", "rap-unpublished"),
      Map.entry("DeletedRecordingSysMsg", "rap-deleted"));

  private BigBlueButtonEvents() {}

  /** The event that a Redis message stands for; the message's own name when it stands for none. */
  static String ofMessage(String message) {
    return BY_MESSAGE.getOrDefault(message, message);
  }

  private static EventType meeting(String wireName, String meaning) {
    return EventType.of("meeting." + wireName.replaceFirst("^meeting-", ""), meaning, wireName);
  }

  private static EventType recording(String step, String meaning) {
    return EventType.of("recording." + step, meaning, "rap-" + step);
  }
}
