module dev.scoresheet.domain {}
