package dev.scoresheet.application.kernel.command;

/// Reason for which a node does not use a snapshot.
enum SnapshotFault {
    DAMAGED("it does not match its digest"),
    FORM("this release has another form of the state"),
    OTHER_LOG("the log does not have the events that it was made from"),
    UNREADABLE("its text is no state"),
    STORE("the store of snapshots failed");

    private final String words;

    SnapshotFault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
