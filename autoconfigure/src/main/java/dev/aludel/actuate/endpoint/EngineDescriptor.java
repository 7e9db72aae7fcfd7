package dev.aludel.actuate.endpoint;

/**
 * Description of an {@link dev.aludel.migrate.Aludel} bean: where its database stands, or
 * why that could not be read.
 */
public sealed interface EngineDescriptor permits DatabaseDescriptor, ErrorDescriptor {

}
