package dev.scoresheet.bootstrap.architecture.planted.smallpackages.domain;

final class NeighbourM {}
