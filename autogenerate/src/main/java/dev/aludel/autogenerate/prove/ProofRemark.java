package dev.aludel.autogenerate.prove;

/**
 * In what the proof of a migration differs from what will run one day.
 *
 * @param migration the simple name of its class
 * @param text the difference, without a full stop:
 * {@code create index ix_tasks_status on tasks was proven in its transactional form, without concurrently}
 */
public record ProofRemark(String migration, String text) {

}
