package dev.scoresheet.bootstrap.kernel.bench.http;

import java.util.function.IntFunction;

/// Commands of a subject over HTTP that follow from each other.
///
/// @param commands word for the commands that count, in the plural
/// @param eventType stored type of the one event that each of them leaves; its data differ within a stream
/// @param dialogues dialogue of each client, by its number; the clients of a server are at different stages
public record DialogueSubject(String commands, String eventType, IntFunction<Dialogue> dialogues) {}
