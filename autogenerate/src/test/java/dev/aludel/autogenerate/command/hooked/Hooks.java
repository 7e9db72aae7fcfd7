package dev.aludel.autogenerate.command.hooked;

import java.util.List;
import java.util.stream.Stream;

import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparisonFilter;
import dev.aludel.design.DraftCustomizer;
import dev.aludel.design.DraftedOperation;
import dev.aludel.design.DraftedRevision;
import dev.aludel.design.DraftedTask;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.Operation;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The hooks, each under its name. Those of the documentation stand first. */
@Configuration(proxyBeanMethods = false)
class Hooks {

	@ConditionalOnProperty(name = "hooks", havingValue = "dropNoIndex")
	@Bean
	ComparisonFilter dropNoIndex() {
		return (object) -> object.kind() != ComparedObject.Kind.INDEX || object.inEntities();
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "concurrentIndexes")
	@Bean
	DraftCustomizer concurrentIndexes() {
		return (drafts) -> drafts.stream().map((draft) -> draft.mapUpgrade(Hooks::concurrently)).toList();
	}

	private static Operation concurrently(Operation operation) {
		return (operation instanceof CreateIndex create)
				? new CreateIndex(create.table(), create.index(), true, create.ifNotExists()) : operation;
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "indexesApart")
	@Bean
	DraftCustomizer indexesApart() {
		return (drafts) -> drafts.stream().flatMap(Hooks::withoutIndexes).toList();
	}

	private static Stream<DraftedRevision> withoutIndexes(DraftedRevision draft) {
		List<CreateIndex> indexes = draft.upgrade()
			.stream()
			.map(DraftedOperation::operation)
			.filter(CreateIndex.class::isInstance)
			.map(CreateIndex.class::cast)
			.toList();
		if (indexes.isEmpty()) {
			return Stream.of(draft);
		}
		DraftedRevision rest = draft
			.upgrade(draft.upgrade().stream().filter((step) -> !(step.operation() instanceof CreateIndex)).toList())
			.downgrade(draft.downgrade().stream().filter((step) -> !(step.operation() instanceof DropIndex)).toList());
		DraftedRevision apart = DraftedRevision.of("indexes of " + draft.message(), indexes,
				indexes.stream().map(Hooks::drop).toList());
		return Stream.of(rest, apart);
	}

	private static DropIndex drop(CreateIndex create) {
		return new DropIndex(create.table(), String.valueOf(create.index().name()), false, false);
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "ordered")
	@Bean
	@Order(2)
	DraftCustomizer second() {
		return (drafts) -> drafts.stream().map((draft) -> draft.message(draft.message() + " second")).toList();
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "ordered")
	@Bean
	@Order(1)
	DraftCustomizer first() {
		return (drafts) -> drafts.stream().map((draft) -> draft.message(draft.message() + " first")).toList();
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "tasks")
	@Bean
	DraftCustomizer tasks() {
		return (drafts) -> drafts.stream()
			.map((draft) -> draft.tasks(List.of(new DraftedTask("Say who approved it.", List.of("op.execute(\"…\")")))))
			.toList();
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "tasks")
	@Bean
	@Order(2)
	DraftCustomizer keepsTasks() {
		return (drafts) -> drafts;
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "keepNothing")
	@Bean
	DraftCustomizer keepNothing() {
		return (drafts) -> List.of();
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "forgetful")
	@Bean
	DraftCustomizer forgetful() {
		return (drafts) -> drafts.stream()
			.map((draft) -> draft.upgrade(
					draft.upgrade().stream().filter((step) -> !(step.operation() instanceof CreateIndex)).toList()))
			.toList();
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "oneWay")
	@Bean
	DraftCustomizer oneWay() {
		return (drafts) -> drafts.stream()
			.map((draft) -> draft.irreversible("There is no way back.").notes(List.of("See the minutes.")))
			.toList();
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "failing")
	@Bean
	DraftCustomizer failing() {
		return (drafts) -> {
			throw new IllegalStateException("no ticket");
		};
	}

	@ConditionalOnProperty(name = "hooks", havingValue = "failingFilter")
	@Bean
	ComparisonFilter failingFilter() {
		return (object) -> {
			if (object.kind() == ComparedObject.Kind.COLUMN) {
				throw new IllegalStateException("no opinion");
			}
			return true;
		};
	}

}
