package dev.scoresheet.adapters.runner.kernel;

/// Share of a node that takes each lease that is free.
record WholeShare() implements LeaseShare {

    @Override
    public boolean mayTake() {
        return true;
    }

    @Override
    public boolean isSurplus() {
        return false;
    }
}
