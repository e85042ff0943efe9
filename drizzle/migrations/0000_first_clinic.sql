CREATE TABLE "access_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "auth_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_accounts_provider_id_account_id_unique" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "auth_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"username" text,
	"display_username" text,
	"role" text NOT NULL,
	"clinic_id" text NOT NULL,
	CONSTRAINT "auth_users_email_unique" UNIQUE("email"),
	CONSTRAINT "auth_users_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "auth_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"username" text NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL,
	"failures" integer NOT NULL,
	CONSTRAINT "sign_in_failures_username_pk" PRIMARY KEY("username")
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"service_ids" text[] DEFAULT '{}' NOT NULL,
	"theme" text NOT NULL,
	CONSTRAINT "boards_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "doors" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"from_zone_id" text,
	"to_zone_id" text,
	CONSTRAINT "doors_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "room_services" (
	"clinic_id" text NOT NULL,
	"room_id" text NOT NULL,
	"service_id" text NOT NULL,
	CONSTRAINT "room_services_clinic_id_room_id_service_id_pk" PRIMARY KEY("clinic_id","room_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"zone_id" text,
	CONSTRAINT "rooms_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "sensor_placements" (
	"clinic_id" text NOT NULL,
	"sensor_id" text NOT NULL,
	"position" integer NOT NULL,
	"line" text,
	"door_id" text,
	"reversed" boolean DEFAULT false NOT NULL,
	"zone_id" text,
	CONSTRAINT "sensor_placements_clinic_id_sensor_id_position_pk" PRIMARY KEY("clinic_id","sensor_id","position")
);
--> statement-breakpoint
CREATE TABLE "sensors" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"adapter" text NOT NULL,
	"time_zone" text,
	"expected_every_seconds" integer NOT NULL,
	CONSTRAINT "sensors_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"typical_minutes" integer NOT NULL,
	"target_wait_minutes" integer NOT NULL,
	CONSTRAINT "services_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "services_clinic_id_prefix_unique" UNIQUE("clinic_id","prefix")
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"clinic_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"room_id" text,
	"breaks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "shifts_clinic_id_staff_id_starts_at_pk" PRIMARY KEY("clinic_id","staff_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "staff_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "staff_skills" (
	"clinic_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"service_id" text NOT NULL,
	CONSTRAINT "staff_skills_clinic_id_staff_id_service_id_pk" PRIMARY KEY("clinic_id","staff_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "zones" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"capacity_people" integer NOT NULL,
	CONSTRAINT "zones_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "clinics" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"languages" text[] NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clinics_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "device_readings" (
	"clinic_id" text NOT NULL,
	"device_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"values" jsonb NOT NULL,
	"battery_percent" double precision,
	CONSTRAINT "device_readings_clinic_id_device_id_at_pk" PRIMARY KEY("clinic_id","device_id","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "devices" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"wearer" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "devices_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "command_answers" (
	"clinic_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"answer" jsonb NOT NULL,
	CONSTRAINT "command_answers_clinic_id_idempotency_key_pk" PRIMARY KEY("clinic_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "count_events" (
	"clinic_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"after_seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sensor_id" text NOT NULL,
	"count" jsonb NOT NULL,
	CONSTRAINT "count_events_clinic_id_seq_pk" PRIMARY KEY("clinic_id","seq")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"clinic_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"type" text NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "events_clinic_id_seq_pk" PRIMARY KEY("clinic_id","seq")
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"clinic_id" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"seq" bigint NOT NULL,
	"count_seq" bigint NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "snapshots_clinic_id_seq_count_seq_pk" PRIMARY KEY("clinic_id","seq","count_seq")
);
--> statement-breakpoint
CREATE TABLE "streams" (
	"clinic_id" text NOT NULL,
	"name" text NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "streams_clinic_id_name_pk" PRIMARY KEY("clinic_id","name")
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"service_id" text NOT NULL,
	"scheduled_at" timestamp with time zone NOT NULL,
	"patient_name" text NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "appointments_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "ticket_steps" (
	"clinic_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"position" integer NOT NULL,
	"service_id" text NOT NULL,
	"waiting_since" timestamp with time zone,
	"called_at" timestamp with time zone,
	"calls" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"room_id" text,
	"staff_id" text,
	CONSTRAINT "ticket_steps_clinic_id_ticket_id_position_pk" PRIMARY KEY("clinic_id","ticket_id","position")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"visit_id" text NOT NULL,
	"number" text NOT NULL,
	"urgency" integer NOT NULL,
	"state" text NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"appointment_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "tickets_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "tickets_clinic_id_visit_id_unique" UNIQUE("clinic_id","visit_id")
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"patient_name" text,
	"appointment_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "visits_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "occupancy_samples" (
	"clinic_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"likely_people" integer NOT NULL,
	"low_people" integer NOT NULL,
	"high_people" integer NOT NULL,
	"entered_today" integer NOT NULL,
	"left_today" integer NOT NULL,
	CONSTRAINT "occupancy_samples_clinic_id_zone_id_at_pk" PRIMARY KEY("clinic_id","zone_id","at")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"clinic_id" text NOT NULL,
	"sensor_id" text NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"reading" jsonb NOT NULL,
	CONSTRAINT "readings_clinic_id_sensor_id_claimed_at_key_pk" PRIMARY KEY("clinic_id","sensor_id","claimed_at","key")
) PARTITION BY RANGE ("claimed_at");
--> statement-breakpoint
CREATE TABLE "sensor_status" (
	"clinic_id" text NOT NULL,
	"sensor_id" text NOT NULL,
	"counter" jsonb NOT NULL,
	"heard_at" timestamp with time zone,
	"battery_percent" double precision,
	"trouble_at" timestamp with time zone,
	"trouble_says" text,
	"trouble_from" text,
	"is_clock_skewed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "sensor_status_clinic_id_sensor_id_pk" PRIMARY KEY("clinic_id","sensor_id")
);
--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_accounts" ADD CONSTRAINT "auth_accounts_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_users" ADD CONSTRAINT "auth_users_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doors" ADD CONSTRAINT "doors_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doors" ADD CONSTRAINT "doors_clinic_id_from_zone_id_zones_clinic_id_id_fk" FOREIGN KEY ("clinic_id","from_zone_id") REFERENCES "public"."zones"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doors" ADD CONSTRAINT "doors_clinic_id_to_zone_id_zones_clinic_id_id_fk" FOREIGN KEY ("clinic_id","to_zone_id") REFERENCES "public"."zones"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_services" ADD CONSTRAINT "room_services_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_services" ADD CONSTRAINT "room_services_clinic_id_room_id_rooms_clinic_id_id_fk" FOREIGN KEY ("clinic_id","room_id") REFERENCES "public"."rooms"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_services" ADD CONSTRAINT "room_services_clinic_id_service_id_services_clinic_id_id_fk" FOREIGN KEY ("clinic_id","service_id") REFERENCES "public"."services"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_clinic_id_zone_id_zones_clinic_id_id_fk" FOREIGN KEY ("clinic_id","zone_id") REFERENCES "public"."zones"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_placements" ADD CONSTRAINT "sensor_placements_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_placements" ADD CONSTRAINT "sensor_placements_clinic_id_sensor_id_sensors_clinic_id_id_fk" FOREIGN KEY ("clinic_id","sensor_id") REFERENCES "public"."sensors"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_placements" ADD CONSTRAINT "sensor_placements_clinic_id_door_id_doors_clinic_id_id_fk" FOREIGN KEY ("clinic_id","door_id") REFERENCES "public"."doors"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_placements" ADD CONSTRAINT "sensor_placements_clinic_id_zone_id_zones_clinic_id_id_fk" FOREIGN KEY ("clinic_id","zone_id") REFERENCES "public"."zones"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensors" ADD CONSTRAINT "sensors_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_clinic_id_staff_id_staff_clinic_id_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "public"."staff"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_clinic_id_room_id_rooms_clinic_id_id_fk" FOREIGN KEY ("clinic_id","room_id") REFERENCES "public"."rooms"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_skills" ADD CONSTRAINT "staff_skills_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_skills" ADD CONSTRAINT "staff_skills_clinic_id_staff_id_staff_clinic_id_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "public"."staff"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_skills" ADD CONSTRAINT "staff_skills_clinic_id_service_id_services_clinic_id_id_fk" FOREIGN KEY ("clinic_id","service_id") REFERENCES "public"."services"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zones" ADD CONSTRAINT "zones_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "command_answers" ADD CONSTRAINT "command_answers_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_events" ADD CONSTRAINT "count_events_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "streams" ADD CONSTRAINT "streams_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_clinic_id_service_id_services_clinic_id_id_fk" FOREIGN KEY ("clinic_id","service_id") REFERENCES "public"."services"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_steps" ADD CONSTRAINT "ticket_steps_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_steps" ADD CONSTRAINT "ticket_steps_clinic_id_ticket_id_tickets_clinic_id_id_fk" FOREIGN KEY ("clinic_id","ticket_id") REFERENCES "public"."tickets"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_clinic_id_visit_id_visits_clinic_id_id_fk" FOREIGN KEY ("clinic_id","visit_id") REFERENCES "public"."visits"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_clinic_id_appointment_id_appointments_clinic_id_id_fk" FOREIGN KEY ("clinic_id","appointment_id") REFERENCES "public"."appointments"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancy_samples" ADD CONSTRAINT "occupancy_samples_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancy_samples" ADD CONSTRAINT "occupancy_samples_clinic_id_zone_id_zones_clinic_id_id_fk" FOREIGN KEY ("clinic_id","zone_id") REFERENCES "public"."zones"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_status" ADD CONSTRAINT "sensor_status_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_status" ADD CONSTRAINT "sensor_status_clinic_id_sensor_id_sensors_clinic_id_id_fk" FOREIGN KEY ("clinic_id","sensor_id") REFERENCES "public"."sensors"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_tokens_by_subject" ON "access_tokens" USING btree ("clinic_id","kind","subject_id");--> statement-breakpoint
CREATE INDEX "appointments_by_time" ON "appointments" USING btree ("clinic_id","scheduled_at");--> statement-breakpoint
CREATE INDEX "tickets_by_arrival" ON "tickets" USING btree ("clinic_id","arrived_at");--> statement-breakpoint
CREATE INDEX "occupancy_samples_by_time" ON "occupancy_samples" USING btree ("clinic_id","at");
--> statement-breakpoint
CREATE TABLE "readings_other" PARTITION OF "readings" DEFAULT;
--> statement-breakpoint
CREATE TABLE "device_readings_other" PARTITION OF "device_readings" DEFAULT;
--> statement-breakpoint
-- A month's partition must stand before its first row: rows that have gone to the default partition would block it.
CREATE FUNCTION "ensure_month_partitions"("from_day" date, "months" integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  month date := date_trunc('month', from_day)::date;
  parent text;
BEGIN
  FOR i IN 1..months LOOP
    FOREACH parent IN ARRAY ARRAY['readings', 'device_readings'] LOOP
      EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        parent || to_char(month, '_YYYY_MM'), parent, month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    END LOOP;
    month := (month + interval '1 month')::date;
  END LOOP;
END $$;
--> statement-breakpoint
-- The log is append-only for everybody, also for whoever gets hold of a psql.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER "events_are_final" BEFORE UPDATE ON "events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "count_events_are_final" BEFORE UPDATE ON "count_events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
