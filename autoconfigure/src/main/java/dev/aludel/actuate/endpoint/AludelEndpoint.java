package dev.aludel.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelException;
import dev.aludel.revision.RevisionException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.util.Assert;

/**
 * {@link Endpoint @Endpoint} that shows where the database of each {@link Aludel} bean
 * stands. It reads only; each request takes a connection and gives it back.
 */
@Endpoint(id = "aludel")
@ImportRuntimeHints(EndpointRuntimeHints.class)
public class AludelEndpoint {

	private static final int HISTORY_ENTRIES = 50;

	private final ApplicationContext context;

	private final UnaryOperator<String> databaseOf;

	/**
	 * Creates an endpoint.
	 * @param context the context whose engines it shows, with those of its parents
	 * @param databaseOf what commands call the database of an engine, by the name of its
	 * bean
	 */
	public AludelEndpoint(ApplicationContext context, UnaryOperator<String> databaseOf) {
		Assert.notNull(context, "'context' must not be null");
		Assert.notNull(databaseOf, "'databaseOf' must not be null");
		this.context = context;
		this.databaseOf = databaseOf;
	}

	/**
	 * Describes every engine of every context.
	 * @return the description
	 */
	@ReadOperation
	public AludelBeansDescriptor aludelBeans() {
		Map<String, ContextDescriptor> contexts = new LinkedHashMap<>();
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			contexts.put(idOf(target), describe(target));
		}
		return new AludelBeansDescriptor(contexts);
	}

	/**
	 * Describes one engine.
	 * @param database what the application or a command calls its database, or the name
	 * of the bean
	 * @return the description, or {@code null} when there is no such engine
	 */
	@ReadOperation
	public @Nullable EngineDescriptor aludelBean(@Selector String database) {
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			for (Map.Entry<String, Aludel> bean : target.getBeansOfType(Aludel.class).entrySet()) {
				if (isCalled(database, bean.getKey(), bean.getValue())) {
					return describe(bean.getValue());
				}
			}
		}
		return null;
	}

	private boolean isCalled(String database, String bean, Aludel engine) {
		return database.equals(engine.settings().database()) || database.equals(bean)
				|| database.equals(this.databaseOf.apply(bean));
	}

	private static ContextDescriptor describe(ApplicationContext context) {
		Map<String, EngineDescriptor> beans = new LinkedHashMap<>();
		context.getBeansOfType(Aludel.class).forEach((name, engine) -> beans.put(name, describe(engine)));
		ApplicationContext parent = context.getParent();
		return new ContextDescriptor(beans, (parent != null) ? idOf(parent) : null);
	}

	private static EngineDescriptor describe(Aludel engine) {
		try {
			return new DatabaseDescriptor(engine.overview(HISTORY_ENTRIES));
		}
		catch (AludelException | RevisionException ex) {
			return new ErrorDescriptor(String.valueOf(ex.getMessage()));
		}
	}

	private static String idOf(ApplicationContext context) {
		String id = context.getId();
		return (id != null) ? id : context.getDisplayName();
	}

	/**
	 * Description of the {@link Aludel} beans of an application.
	 */
	public static final class AludelBeansDescriptor implements OperationResponseBody {

		private final Map<String, ContextDescriptor> contexts;

		private AludelBeansDescriptor(Map<String, ContextDescriptor> contexts) {
			this.contexts = contexts;
		}

		/**
		 * {@return the contexts by their ids, children before parents}
		 */
		public Map<String, ContextDescriptor> getContexts() {
			return this.contexts;
		}

	}

	/**
	 * Description of the {@link Aludel} beans of an application context.
	 */
	@JsonPropertyOrder({ "beans", "parentId" })
	public static final class ContextDescriptor {

		private final Map<String, EngineDescriptor> beans;

		private final @Nullable String parentId;

		private ContextDescriptor(Map<String, EngineDescriptor> beans, @Nullable String parentId) {
			this.beans = beans;
			this.parentId = parentId;
		}

		/**
		 * {@return the engines by the names of their beans}
		 */
		public Map<String, EngineDescriptor> getBeans() {
			return this.beans;
		}

		/**
		 * {@return the id of the parent context, or {@code null}}
		 */
		public @Nullable String getParentId() {
			return this.parentId;
		}

	}

}
